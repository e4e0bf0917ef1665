package io.cardradar.app.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody may mean who types a text into a search field. */
@Singleton
class TypedText {
    /** As people type pinyin: {@code zhangwei}, {@code zhang wei}, {@code xi'an}, {@code zw}. */
    private static final Pattern SOUND = Pattern.compile("[a-z0-9 '’]*[a-z][a-z0-9 '’]*");

    private static final Pattern BETWEEN_SYLLABLES = Pattern.compile("[ '’]+");

    private final PhoneFragments phones;

    TypedText(PhoneFragments phones) {
        this.phones = phones;
    }

    /**
     * Customers whom the text may mean.
     *
     * @param inScope the relationships whose remarks the caller may see
     */
    Query of(TenantId tenant, String text, Query inScope) {
        String folded = FoldedText.of(text);
        List<Query> any = new ArrayList<>();
        any.addAll(words("name", folded));
        any.addAll(words("company", folded));
        any.addAll(sound("", folded));
        List<Query> remark = new ArrayList<>(words("relationships.remark", folded));
        remark.addAll(sound("relationships.", folded));
        any.add(ofRelationship(inScope, anyOf(remark)));
        phone(tenant, folded, any);
        return anyOf(any);
    }

    /**
     * The text as a part of a field: Han characters are words by themselves, and of a Latin word
     * the beginning is enough, or one that looks like it.
     */
    private static List<Query> words(String field, String folded) {
        List<Query> any = new ArrayList<>();
        any.add(Query.of(q -> q.matchPhrasePrefix(m -> m.field(field).query(folded))));
        if (SOUND.matcher(folded).matches()) {
            any.add(
                    Query.of(q ->
                            q.match(m ->
                                    m.field(field)
                                            .query(folded)
                                            .operator(Operator.And)
                                            .fuzziness("AUTO:4,7")
                                            .prefixLength(1))));
        }
        return any;
    }

    private static List<Query> sound(String path, String folded) {
        if (!SOUND.matcher(folded).matches()) {
            return List.of();
        }
        String joined = BETWEEN_SYLLABLES.matcher(folded).replaceAll("");
        return List.of(beginning(path + "pinyin", joined), beginning(path + "initials", joined));
    }

    private void phone(TenantId tenant, String folded, List<Query> any) {
        List<Query> fragments =
                phones.typed(tenant, folded).stream()
                        .map(hash -> term("phoneFragments", hash))
                        .toList();
        if (!fragments.isEmpty()) {
            any.add(Query.of(q -> q.bool(b -> b.filter(fragments))));
        }
    }

    private static Query beginning(String field, String value) {
        return Query.of(q -> q.prefix(p -> p.field(field).value(value)));
    }

    private static Query term(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(FieldValue.of(value))));
    }

    private static Query anyOf(List<Query> any) {
        return Query.of(q -> q.bool(b -> b.should(any).minimumShouldMatch("1")));
    }

    private static Query ofRelationship(Query inScope, Query remark) {
        return Query.of(q ->
                q.nested(n ->
                        n.path("relationships")
                                .query(both -> both.bool(b -> b.filter(inScope, remark)))));
    }
}
