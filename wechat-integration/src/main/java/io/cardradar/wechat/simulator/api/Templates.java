package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/** {@code /wxaapi/newtmpl/*}: the templates of subscription messages. */
public final class Templates implements Feature {

    private static final int MOST = 25;
    private static final int LONGEST_SCENE = 15;

    private final Map<String, List<OwnTemplate>> templates = new ConcurrentHashMap<>();
    private final AccessTokens tokens;

    Templates(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void addTo(Api api) {
        api.get("/wxaapi/newtmpl/gettemplate", this::list);
        api.get("/wxaapi/newtmpl/getcategory", this::categories);
        api.get("/wxaapi/newtmpl/getpubtemplatetitles", this::titles);
        api.get("/wxaapi/newtmpl/getpubtemplatekeywords", this::keywords);
        api.post("/wxaapi/newtmpl/addtemplate", this::add);
        api.post("/wxaapi/newtmpl/deltemplate", this::delete);
    }

    @Override
    public void reset() {
        templates.clear();
    }

    /** The template of an app, or WeChat's refusal of one that it does not have. */
    OwnTemplate require(String appId, String templateId) {
        return of(appId).stream()
                .filter(template -> template.id().equals(templateId))
                .findFirst()
                .orElseThrow(Errcode.INVALID_TEMPLATE::refusal);
    }

    private List<OwnTemplate> of(String appId) {
        return templates.computeIfAbsent(appId, id -> new CopyOnWriteArrayList<>());
    }

    private Reply list(Exchange exchange) {
        var own = of(tokens.require(exchange).appId());
        return reply("data", own.stream().map(OwnTemplate::describe).toList());
    }

    private Reply categories(Exchange exchange) {
        tokens.require(exchange);
        return reply("data", TemplateLibrary.CATEGORIES);
    }

    private Reply titles(Exchange exchange) {
        tokens.require(exchange);
        var ids = ids(exchange.parameter("ids"));
        int start = number(exchange.parameter("start"), 0, Integer.MAX_VALUE, Errcode.BAD_START);
        int limit = number(exchange.parameter("limit"), 1, 30, Errcode.BAD_LIMIT);
        var found = TemplateLibrary.of(ids);
        var body = new LinkedHashMap<String, Object>();
        body.put("errcode", 0);
        body.put("errmsg", "ok");
        body.put("count", found.size());
        body.put("data", found.stream().skip(start).limit(limit).map(Templates::title).toList());
        return Reply.json(body);
    }

    private static Map<String, Object> title(TemplateLibrary.Entry entry) {
        return Map.of(
                "tid", entry.tid(),
                "title", entry.title(),
                "type", entry.type(),
                "categoryId", String.valueOf(entry.categoryId()));
    }

    private Reply keywords(Exchange exchange) {
        tokens.require(exchange);
        return reply("data", TemplateLibrary.require(exchange.parameter("tid")).keywords());
    }

    private Reply add(Exchange exchange) {
        var own = of(tokens.require(exchange).appId());
        var body = Body.of(exchange);
        var entry = TemplateLibrary.require(body.path("tid").asText());
        var keywords = chosen(entry, body.path("kidList"));
        var scene = body.path("sceneDesc").asText("");
        if (scene.isEmpty() || scene.codePointCount(0, scene.length()) > LONGEST_SCENE) {
            throw Errcode.BAD_SCENE_DESCRIPTION.refusal();
        }
        if (own.size() >= MOST) {
            throw Errcode.TEMPLATES_USED_UP.refusal();
        }
        var id = "T" + UUID.randomUUID().toString().replace("-", "") + "_simulated";
        own.add(new OwnTemplate(id, entry, keywords));
        return reply("priTmplId", id);
    }

    private static List<TemplateLibrary.Keyword> chosen(
            TemplateLibrary.Entry entry, JsonNode kids) {
        var keywords = new ArrayList<TemplateLibrary.Keyword>();
        StreamSupport.stream(kids.spliterator(), false)
                .map(kid -> entry.keyword(kid.asInt()).orElseThrow(Errcode.BAD_KEYWORDS::refusal))
                .forEach(keywords::add);
        if (keywords.size() < 2 || keywords.size() > 5) {
            throw Errcode.BAD_KEYWORDS.refusal();
        }
        return keywords;
    }

    private Reply delete(Exchange exchange) {
        var own = of(tokens.require(exchange).appId());
        var id = Body.of(exchange).path("priTmplId").asText();
        if (!own.removeIf(template -> template.id().equals(id))) {
            throw Errcode.BAD_TEMPLATE_PARAMETER.refusal();
        }
        return Reply.json(Map.of("errcode", 0, "errmsg", "ok"));
    }

    private static List<Integer> ids(String ids) {
        if (ids.isEmpty()) {
            throw Errcode.MISSING_CATEGORIES.refusal();
        }
        return Arrays.stream(ids.split(",", -1)).map(Templates::category).toList();
    }

    private static int category(String id) {
        return TemplateLibrary.CATEGORIES.stream()
                .map(TemplateLibrary.Category::id)
                .filter(known -> String.valueOf(known).equals(id))
                .findFirst()
                .orElseThrow(Errcode.BAD_CATEGORIES::refusal);
    }

    private static int number(String text, int least, int most, Errcode otherwise) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw otherwise.refusal();
        }
        throw otherwise.refusal();
    }

    private static Reply reply(String member, Object value) {
        var body = new LinkedHashMap<String, Object>();
        body.put("errcode", 0);
        body.put("errmsg", "ok");
        body.put(member, value);
        return Reply.json(body);
    }
}
