package io.cardradar.app.storage;

import static io.cardradar.app.storage.DocumentFilter.Operator.AT_LEAST;
import static io.cardradar.app.storage.DocumentFilter.Operator.AT_MOST;
import static io.cardradar.app.storage.DocumentFilter.Operator.GREATER;
import static io.cardradar.app.storage.DocumentFilter.Operator.IN;
import static io.cardradar.app.storage.DocumentFilter.Operator.LESS;
import static io.cardradar.app.storage.DocumentFilter.Operator.NOT_EQUAL;
import static io.cardradar.app.storage.DocumentFilter.equal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cardradar.app.storage.DocumentQuery.Order;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What every adapter of {@link DocumentStore} does. */
abstract class DocumentStoreContract {
    private final String collection = "c" + UUID.randomUUID().toString().replace("-", "");

    /** The store under test. */
    abstract DocumentStore store();

    /** A company that may keep documents; the same each time. */
    abstract TenantId company();

    /** Another one. */
    abstract TenantId otherCompany();

    @Test
    void keepsADocumentAsItIs() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("text", "客户 \"quoted\" \\ '\n😀\u2028");
        fields.put("number", 12.5);
        fields.put("truth", true);
        fields.put("list", List.of("a", "b"));
        fields.put("map", Map.of("deep", Map.of("er", "x")));

        put("1", fields);

        assertThat(find("1")).isEqualTo(fields);
    }

    @Test
    void replacesADocumentAsAWhole() {
        put("1", Map.of("a", "before", "b", "gone"));
        put("1", Map.of("a", "after"));

        assertThat(find("1")).isEqualTo(Map.of("a", "after"));
        assertThat(inside(() -> store().count(all()))).isEqualTo(1);
    }

    @Test
    void deletesADocument() {
        put("1", Map.of("a", "x"));

        delete("1");
        delete("1");

        assertThat(ids(all())).isEmpty();
    }

    @Test
    void findsNothingWhereNothingWasWritten() {
        assertThat(inside(() -> store().find(key("1")))).isEmpty();
        assertThat(ids(all())).isEmpty();
        assertThat(inside(() -> store().count(all()))).isZero();
        delete("1");
    }

    @Test
    void keepsCompaniesApart() {
        put("same", Map.of("whose", "mine"));
        DocumentKey theirs = new DocumentKey(otherCompany(), collection, "same");
        DocumentQuery allTheirs = DocumentQuery.of(otherCompany(), collection);

        assertThat(Tenancy.of(otherCompany(), () -> store().find(theirs))).isEmpty();
        Tenancy.run(otherCompany(), () -> store().put(theirs, Map.of("whose", "theirs")));
        assertThat(Tenancy.of(otherCompany(), () -> store().count(allTheirs))).isEqualTo(1);
        Tenancy.run(otherCompany(), () -> store().delete(theirs));

        assertThat(find("same")).isEqualTo(Map.of("whose", "mine"));
    }

    @Test
    void findsWhatFitsEveryFilter() {
        fill();

        assertThat(ids(where(equal("n", 2)))).isEqualTo("b");
        assertThat(ids(where(equal("s", "x"), equal("t", true)))).isEqualTo("a");
        assertThat(ids(where(compare("n", NOT_EQUAL, 2)))).isEqualTo("a c d");
        assertThat(ids(where(compare("n", GREATER, 1)))).isEqualTo("b c");
        assertThat(ids(where(compare("n", AT_LEAST, 1), compare("n", LESS, 10)))).isEqualTo("a b");
        assertThat(ids(where(compare("s", AT_MOST, "x")))).isEqualTo("a d");
        assertThat(ids(where(compare("s", IN, List.of("x", "y"))))).isEqualTo("a b");
        assertThat(ids(where(compare("s", IN, List.of())))).isEmpty();
        assertThat(ids(where(equal("none", "x")))).isEmpty();
    }

    @Test
    void comparesWithinOneTypeOnly() {
        put("number", Map.of("v", 5));
        put("text", Map.of("v", "5"));
        put("truth", Map.of("v", true));

        assertThat(ids(where(equal("v", 5)))).isEqualTo("number");
        assertThat(ids(where(equal("v", "5")))).isEqualTo("text");
        assertThat(ids(where(compare("v", AT_LEAST, 0)))).isEqualTo("number");
        assertThat(ids(where(compare("v", AT_LEAST, "")))).isEqualTo("text");
        assertThat(ids(where(compare("v", AT_LEAST, false)))).isEqualTo("truth");
    }

    @Test
    void ordersAndPages() {
        fill();
        DocumentQuery byNumber = all().orderBy(new Order("n", false));
        DocumentQuery downwards = all().orderBy(new Order("t", true), new Order("n", true));

        assertThat(ids(byNumber)).isEqualTo("d a b c");
        assertThat(ids(byNumber.page(1, 2))).isEqualTo("a b");
        assertThat(ids(downwards)).isEqualTo("c a b d");
        assertThat(ids(all().orderBy(new Order("s", false)))).isEqualTo("d a b c");
        assertThat(inside(() -> store().count(byNumber.page(1, 2)))).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\"}).remove()", "' OR '1'='1", "\\", "_.neq(1)", "{\"$ne\":1}", "?"})
    void letsNoValueSayAnythingOfItsOwn(String hostile) {
        put("innocent", Map.of("v", "x"));
        put("hostile", Map.of("v", hostile));

        assertThat(ids(where(equal("v", hostile)))).isEqualTo("hostile");
        assertThat(ids(where(compare("v", IN, List.of(hostile))))).isEqualTo("hostile");
        delete("hostile");
        assertThat(ids(all())).isEqualTo("innocent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id", "companyId", "_openid", "$where", "a.b"})
    void refusesNamesOfFieldsThatItCouldNotKeep(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> put("1", Map.of(name, "x")));
        assertThat(ids(all())).isEmpty();
    }

    private void fill() {
        put("a", Map.of("n", 1, "s", "x", "t", true));
        put("b", Map.of("n", 2, "s", "y", "t", false));
        put("c", Map.of("n", 10.5, "s", "z", "t", true));
        put("d", Map.of("s", "X"));
    }

    private void put(String id, Map<String, ?> fields) {
        Tenancy.run(company(), () -> store().put(key(id), fields));
    }

    private void delete(String id) {
        Tenancy.run(company(), () -> store().delete(key(id)));
    }

    private Map<String, ?> find(String id) {
        return inside(() -> store().find(key(id))).orElseThrow().fields();
    }

    private String ids(DocumentQuery query) {
        List<String> ids = inside(() -> store().find(query)).stream().map(Document::id).toList();
        return String.join(" ", ids);
    }

    private DocumentQuery all() {
        return DocumentQuery.of(company(), collection);
    }

    private DocumentQuery where(DocumentFilter... filters) {
        return all().where(filters);
    }

    private static DocumentFilter compare(
            String field, DocumentFilter.Operator operator, Object value) {
        return new DocumentFilter(field, operator, value);
    }

    private DocumentKey key(String id) {
        return new DocumentKey(company(), collection, id);
    }

    private <T> T inside(Supplier<T> work) {
        return Tenancy.of(company(), work);
    }
}
