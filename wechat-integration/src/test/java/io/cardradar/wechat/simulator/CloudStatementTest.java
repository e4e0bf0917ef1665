package io.cardradar.wechat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.cardradar.wechat.simulator.cloud.CloudDatabase;
import io.cardradar.wechat.simulator.cloud.CloudFailure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudStatementTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CloudDatabase database = new CloudDatabase();

    @BeforeEach
    void fill() throws Exception {
        for (var document :
                new String[] {
                    "{'_id':'1','n':1,'s':'a','tags':['x','y'],'in':{'deep':true},'at':{'$date':1000}}",
                    "{'_id':'2','n':2.5,'s':'b','at':{'$date':2000}}",
                    "{'_id':'3','n':'2','s':null}",
                    "{'_id':'4','s':'\\\"})/*'}"
                }) {
            var json = (ObjectNode) JSON.readTree(document.replace('\'', '"'));
            database.insert("c", json);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{n: 1}                                | 1",
                "{n: _.gt(1)}                          | 2",
                "{n: _.gte(1).and(_.lt(2.5))}          | 1",
                "{n: _.lte(2.5)}                       | 1 2",
                "{n: _.in([1, '2'])}                   | 1 3",
                "{n: _.nin([1])}                       | 2 3 4",
                "{n: _.neq(1)}                         | 2 3 4",
                "{n: _.exists(false)}                  | 4",
                "{s: _.eq('b')}                        | 2",
                "{s: null}                             | 3",
                "{tags: 'y'}                           | 1",
                "{'in.deep': true}                     | 1",
                "{in: {deep: true}}                    | 1",
                "{at: _.gt(new Date(1000))}            | 2",
                "{at: new Date('1970-01-01T00:00:01Z')} | 1",
                "_.or([{n: 1}, {s: 'b'}])              | 1 2",
                "_.or({n: 1}, {n: 2.5})                | 1 2",
                "_.and([{n: _.gt(0)}, {s: 'b'}])       | 2",
                "{n: db.command.or(_.eq(1), _.eq(2.5))} | 1 2",
                "{}                                    | 1 2 3 4",
            })
    void findsWhatFits(String condition, String ids) throws Exception {
        assertThat(ids("db.collection('c').where(" + condition + ").get()")).isEqualTo(ids);
    }

    @Test
    void ordersAcrossTypesAsMongoDoes() throws Exception {
        assertThat(ids("db.collection('c').orderBy('n','asc').get()")).isEqualTo("4 1 2 3");
        assertThat(ids("db.collection('c').orderBy('n','desc').skip(1).limit(2).get();"))
                .isEqualTo("2 1");
        assertThat(ids("db.collection(\"c\").doc(\"3\").get()")).isEqualTo("3");
    }

    @Test
    void limitsAnswersToTenUnlessToldAndToAHundredAtMost() throws Exception {
        for (int i = 0; i < 20; i++) {
            database.insert("many", JSON.createObjectNode());
        }

        assertThat(database.find("db.collection('many').get()")).hasSize(10);
        assertThat(database.find("db.collection('many').limit(100).get()")).hasSize(20);
        assertThat(errcode("db.collection('many').limit(101).get()")).isEqualTo(-501007);
    }

    @Test
    void setsADocumentAsAWholeAndUpdatesItInParts() throws Exception {
        database.update("db.collection('c').doc('9').set({data: {a: {b: 1, c: 2}, d: 3}})");
        database.update(
                "db.collection('c').doc('9').update({data: {a: {b: 5}, 'a.e': 6, d: _.remove()}})");

        assertThat(database.find("db.collection('c').doc('9').get()"))
                .containsExactly("{\"a\":{\"b\":5,\"c\":2,\"e\":6},\"_id\":\"9\"}");
        assertThat(database.update("db.collection('c').doc('9').set({data: {z: 1}})"))
                .containsEntry("matched", 1)
                .containsEntry("id", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db",
                "db.collection('c')",
                "db.collection('c').drop()",
                "db.collection('c').where({n: 1}).get().get()",
                "db.collection('c').where({n: 1}).get() || 1",
                "db.collection('c').where({n: 1}).get(); db.collection('c').remove()",
                "db.collection('c').where({$where: 'sleep(1)'})",
                "db.collection('c').where({n: process.exit()}).get()",
                "db.collection('c').where({n: _.where(1)}).get()",
                "db.collection('c').where({n: `1`}).get()",
                "db.collection('c').where({n: /1/}).get()",
                "db.collection('c').where({n: 1 + 1}).get()",
                "db.collection('c').where({n: 01}).get()",
                "db.collection('c').where('n').get()",
                "db.collection('c').where({n: 'a\nb'}).get()",
                "db.collection('c').where({n: 'a).get()",
                "db.collection('c').orderBy('n').get()",
                "db.collection('c').orderBy('n','up').get()",
                "db.collection('c').limit(0).get()",
                "db.collection('c').skip(-1).get()",
                "db.collection('c').skip('1').get()",
                "/* */ db.collection('c').get()",
            })
    void refusesAllOtherStatements(String statement) {
        assertThat(errcode(statement)).isEqualTo(-501007);
    }

    @Test
    void refusesADepthThatWouldOverflow() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(errcode("db.collection('c').where({n: _.in(" + deep + ")}).get()"))
                .isEqualTo(-501007);
    }

    private String ids(String statement) throws Exception {
        var ids = new StringBuilder();
        for (var document : database.find(statement)) {
            ids.append(' ').append(JSON.readTree(document).path("_id").asText());
        }
        return ids.toString().strip();
    }

    private int errcode(String statement) {
        var failure = catchThrowableOfType(CloudFailure.class, () -> database.find(statement));
        return failure == null ? 0 : failure.errcode();
    }
}
