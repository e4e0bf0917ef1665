package io.cardradar.wechat;

import static io.cardradar.wechat.cloudbase.Filter.Operator.IN;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.wechat.cloudbase.Aggregation;
import io.cardradar.wechat.cloudbase.Aggregation.Figure;
import io.cardradar.wechat.cloudbase.Filter;
import io.cardradar.wechat.cloudbase.Query;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** The simulator reads statements as WeChat does, and refuses what it does not know. */
class CloudInjectionTest extends WithWeChat {
    private static final CloudEnv ENV = new CloudEnv(APP, "env-one");

    private final CloudDocuments documents = weChat.cloud().documents();

    @BeforeEach
    void open() {
        simulator.world().clouds().open(APP.appId(), ENV.id());
        documents.createCollection(ENV, "notes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\"}).remove()",
                "x\"}).get(); db.collection(\"notes\").where({}).remove()",
                "'})||({'",
                "\\\"}).remove()//",
                "\\",
                "_.neq(1)",
                "$where",
                "{\"$ne\":1}",
                "\u2028}).remove()",
                "`${1}`"
            })
    void letsNoValueSayAnythingOfItsOwn(String hostile) {
        documents.add(ENV, "notes", List.of(Map.of("v", "innocent"), Map.of("v", hostile)));

        var query = Query.of("notes").where(Filter.equal("v", hostile));
        assertThat(documents.count(ENV, query)).isEqualTo(1);
        var in = Query.of("notes").where(Filter.compare("v", IN, List.of(hostile, "none")));
        assertThat(documents.find(ENV, in).page().getFirst()).containsEntry("v", hostile);
        assertThat(documents.update(ENV, query, Map.of("w", hostile))).isEqualTo(1);
        assertThat(documents.delete(ENV, query)).isEqualTo(1);
        assertThat(documents.count(ENV, Query.of("notes"))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"", "a')", "1a", "$where", "a..b", "a.$b", "名", "a\n"})
    void takesNoNameThatCouldSayMore(String name) {
        assertThatThrownBy(() -> Query.of(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Filter.equal(name, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Query.of("notes").orderBy(name, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Figure("n", Aggregation.Reduction.SUM, name))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> weChat.cloud().functions().invoke(ENV, name + "&", "{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$inc", "a.b", "a\0"})
    void takesNoFieldThatIsAnOperatorOrAPath(String field) {
        assertThatThrownBy(() -> documents.add(ENV, "notes", List.of(Map.of(field, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
