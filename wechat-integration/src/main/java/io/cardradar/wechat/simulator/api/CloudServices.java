package io.cardradar.wechat.simulator.api;

import static io.cardradar.wechat.simulator.api.Clouds.required;
import static io.cardradar.wechat.simulator.api.Clouds.text;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.cloud.CloudLimits;
import io.cardradar.wechat.simulator.http.Endpoint;
import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Functions, keys of Tencent Cloud, and text messages. */
public final class CloudServices implements Feature {

    private static final Pattern PHONE = Pattern.compile("\\+86[0-9]{11}");

    private final Clouds clouds;
    private final Clock clock;

    CloudServices(Clouds clouds, Clock clock) {
        this.clouds = clouds;
        this.clock = clock;
    }

    @Override
    public void addTo(Api api) {
        api.post("/tcb/invokecloudfunction", this::invoke);
        api.post("/tcb/getqcloudtoken", this::keys);
        api.post("/tcb/sendsmsv2", clouds.endpoint(CloudServices::send));
    }

    @Override
    public void reset() {
        // Remembers nothing.
    }

    private Reply invoke(Exchange exchange) {
        Endpoint endpoint =
                clouds.endpointByQuery((env, event) -> call(env, exchange.parameter("name")));
        return endpoint.answer(exchange);
    }

    private static Map<String, Object> call(CloudEnvironment environment, String name) {
        if (name.isEmpty()) {
            throw Errcode.MISSING_ARGS.refusal();
        }
        var function = environment.functions().get(name);
        if (function == null) {
            throw Errcode.CLOUD_RESOURCE.refusal();
        }
        if (function.error() != null) {
            throw Errcode.CLOUD_FUNCTION_FAILED.refusal();
        }
        return Map.of("resp_data", function.result());
    }

    private Reply keys(Exchange exchange) {
        clouds.requireOpened(exchange);
        int longest = Math.toIntExact(CloudLimits.KEYS.toSeconds());
        var body = Body.of(exchange);
        int lifespan = body.has("lifespan") ? Clouds.number(body, "lifespan", 1, longest) : longest;
        return Clouds.ok(
                Map.of(
                        "secretid",
                        "AKID" + UUID.randomUUID(),
                        "secretkey",
                        UUID.randomUUID().toString(),
                        "token",
                        UUID.randomUUID().toString(),
                        "expired_time",
                        clock.instant().getEpochSecond() + lifespan));
    }

    private static Map<String, Object> send(CloudEnvironment environment, JsonNode body) {
        text(body, "template_id");
        var phones = required(body, "phone_number_list");
        if (!phones.isArray() || phones.isEmpty() || phones.size() > CloudLimits.MOST_PHONES) {
            throw Errcode.INVALID_ARGS.refusal();
        }
        List<Map<String, Object>> statuses = new ArrayList<>();
        phones.forEach(phone -> statuses.add(status(phone.asText())));
        return Map.of("send_status_list", statuses);
    }

    private static Map<String, Object> status(String phone) {
        boolean sent = PHONE.matcher(phone).matches();
        var status = new LinkedHashMap<String, Object>();
        status.put("serial_no", sent ? UUID.randomUUID().toString() : "");
        status.put("phone_number", phone);
        status.put("code", sent ? "Ok" : "InvalidParameterValue.IncorrectPhoneNumber");
        status.put("message", sent ? "send success" : "incorrect phone number");
        status.put("iso_code", sent ? "CN" : "");
        return status;
    }
}
