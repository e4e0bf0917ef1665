package io.cardradar.app.search;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.Visits;
import io.cardradar.kernel.Caller.Role;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One company, three salespeople in two departments, five customers, one of them of two. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerSearchIT {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person li = company.employee("李雷", Role.STAFF);
    private final Person han = company.employee("韩梅梅", Role.STAFF);
    private final Person south = company.employee("南强", Role.STAFF, company.department("华南"));
    private final Person admin = company.admin();

    @BeforeAll
    void fillTheIndex() {
        Person zhang = company.visitor();
        UUID id = customer(li, zhang, Map.of("name", "张伟", "company", "华星贸易有限公司"));
        edit(li, id, Map.of("phone", "13812345678", "remark", "老主顾"));
        customer(han, zhang, Map.of("remark", "砍价王"));
        stage(li, id, "quoted");
        li.api().put(path(id) + "/tags", fields("tags", List.of("重点", "华东"))).expect(200);

        customer(li, company.visitor(), Map.of("name", "曾敏", "company", "重庆银行"));
        customer(han, company.visitor(), Map.of("name", "José Álvarez", "company", "Acme"));
        customer(south, company.visitor(), Map.of("name", "张三丰", "phone", "13900005678"));
        customer(li, company.visitor(), Map.of());
        found(admin, "?q=张三丰", "张三丰");
        Eventually.until(() -> search(admin, ""), all -> all.path("total").asInt() == 5);
    }

    @Test
    void findsByPartsOfNameCompanyAndRemark() {
        found(li, "?q=张伟", "张伟");
        found(li, "?q=伟", "张伟");
        found(li, "?q=星贸", "张伟");
        found(li, "?q=老主", "张伟");
        found(li, "?q=庆银", "曾敏");
        found(li, "?q=星易");
    }

    @Test
    void findsByPinyinAndInitials() {
        for (String typed : List.of("zhangwei", "zhang wei", "zhangw", "ZW", "wei", "zw")) {
            found(li, "?q=" + typed, "张伟");
        }
        found(li, "?q=zengmin", "曾敏");
        found(li, "?q=cengmin", "曾敏");
        found(li, "?q=chongqing", "曾敏");
        found(li, "?q=hxmy", "张伟");
        found(li, "?q=lzg", "张伟");
        found(li, "?q=zhangsan");
    }

    @Test
    void findsByAnyPartOfAPhone() {
        found(li, "?q=5678", "张伟");
        found(li, "?q=138 1234", "张伟");
        found(li, "?q=+86 138-1234-5678", "张伟");
        found(li, "?q=12");
        found(admin, "?q=5678", "张伟", "张三丰");
    }

    @Test
    void forgivesATypingErrorInALatinName() {
        found(han, "?q=jose", "José Álvarez");
        found(han, "?q=Alvares", "José Álvarez");
        found(han, "?q=alv", "José Álvarez");
        found(han, "?q=josefina");
    }

    @Test
    void neitherFindsNorCountsWhatTheCallerMayNotSee() {
        found(li, "?q=砍价");
        found(han, "?q=砍价", "张伟");
        found(li, "?q=kanjia");
        found(south, "", "张三丰");

        JsonNode ofSouth = search(south, "");
        assertThat(ofSouth.path("total").asInt()).isOne();
        assertThat(count(ofSouth, "stages", "key", "quoted")).isZero();
        assertThat(ofSouth.path("facets").path("tags")).isEmpty();
        assertThat(ofSouth.path("facets").path("owners").findValuesAsText("name"))
                .containsExactly("南强");
        found(south, "?owner=" + li.id());
        Person otherCompany = TestService.shared().newCompany().admin();
        assertThat(search(otherCompany, "?q=张").path("total").asInt()).isZero();
        company.visitor().api().get("/v1/customers").expect(403);
    }

    @Test
    void showsEachSalespersonTheOwnSideOfASharedCustomer() {
        JsonNode ofLi = search(li, "?q=张伟").path("items").get(0);
        JsonNode ofHan = search(han, "?q=张伟").path("items").get(0);

        assertThat(ofLi.path("id")).isEqualTo(ofHan.path("id"));
        assertThat(ofLi.path("stage").asText()).isEqualTo("quoted");
        assertThat(ofHan.path("stage").asText()).isEqualTo("lead");
        assertThat(ofLi.path("remark").asText()).isEqualTo("老主顾");
        assertThat(ofHan.path("tags")).isEmpty();
        assertThat(ofLi.path("phone").asText()).isEqualTo("13812345678");
        JsonNode ofAdmin = search(admin, "?q=张伟").path("items").get(0);
        assertThat(ofAdmin.path("phone").asText()).isEqualTo("138****5678");
    }

    @Test
    void filtersByWhatIsTrueOfOneRelationship() {
        found(admin, "?stage=quoted", "张伟");
        found(admin, "?tag=重点&tag=华东", "张伟");
        found(admin, "?tag=重点&tag=华北");
        found(admin, "?stage=quoted&owner=" + han.id());
        found(li, "?stage=quoted&owner=me", "张伟");
        found(admin, "?activeSince=" + Instant.parse("2999-01-01T00:00:00Z"));
        JsonNode quoted = search(admin, "?stage=quoted").path("items").get(0);
        assertThat(quoted.path("owner").path("name").asText()).isEqualTo("李雷");
    }

    @Test
    void countsCustomersByWhatTheyCanBeNarrowedBy() {
        JsonNode all = search(admin, "?stage=quoted");

        assertThat(all.path("total").asInt()).isOne();
        assertThat(count(all, "stages", "key", "quoted")).isOne();
        assertThat(count(all, "stages", "key", "lead")).isEqualTo(5);
        assertThat(count(all, "stages", "key", "won")).isZero();
        assertThat(all.path("facets").path("stages").get(0).path("name").asText()).isEqualTo("新线索");
        assertThat(count(all, "tags", "key", "重点")).isOne();
        assertThat(count(all, "owners", "name", "李雷")).isOne();
        assertThat(count(search(admin, ""), "owners", "name", "李雷")).isEqualTo(3);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        admin.api().get("/v1/customers?sort=height").expectProblem(400, "customer.bad_sort");
        admin.api().get("/v1/customers?owner=nobody").expectProblem(400, "customer.bad_owner");
        admin.api().get("/v1/customers?limit=101").expectProblem(400, "request.invalid");
        admin.api().get("/v1/customers?minScore=101").expectProblem(400, "request.invalid");
        admin.api().get("/v1/customers?cursor=xyz").expectProblem(400, "page.bad_cursor");
        admin.api().get("/v1/customers?q=" + "a".repeat(101)).expectProblem(400, "request.invalid");
    }

    @Test
    void rebuildsTheIndexBesideTheLiveOne() {
        TestService.shared().bean(SearchIndex.class).rebuild();
        found(li, "?q=zhangwei", "张伟");
        found(admin, "?q=5678", "张伟", "张三丰");
    }

    private UUID customer(Person owner, Person visitor, Map<String, Object> known) {
        UUID id = Visits.customer(visitor, owner, company.publishedCard(owner));
        edit(owner, id, known);
        return id;
    }

    private static void edit(Person owner, UUID id, Map<String, Object> known) {
        owner.api().patch(path(id), known, "If-Match", "*").expect(200);
    }

    private static void stage(Person owner, UUID id, String stage) {
        owner.api().put(path(id) + "/stage", fields("stage", stage)).expect(200);
    }

    private static String path(UUID id) {
        return "/v1/customers/" + id;
    }

    /** Expects exactly these customers, in any order, once the index has caught up. */
    private static void found(Person reader, String query, String... names) {
        JsonNode answer =
                Eventually.until(
                        () -> search(reader, query),
                        found -> found.path("total").asInt() == names.length);
        assertThat(answer.path("items"))
                .extracting(item -> item.path("name").asText())
                .containsExactlyInAnyOrder(names);
    }

    private static JsonNode search(Person reader, String query) {
        String encoded =
                URLEncoder.encode(query, StandardCharsets.UTF_8)
                        .replace("%3F", "?")
                        .replace("%3D", "=")
                        .replace("%26", "&");
        return reader.api().get("/v1/customers" + encoded).expect(200).json();
    }

    private static long count(JsonNode answer, String facet, String by, String value) {
        for (JsonNode entry : answer.path("facets").path(facet)) {
            if (entry.path(by).asText().equals(value)) {
                return entry.path("count").asLong();
            }
        }
        return 0;
    }
}
