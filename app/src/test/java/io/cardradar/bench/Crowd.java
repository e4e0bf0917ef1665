package io.cardradar.bench;

import io.cardradar.app.testing.Api;
import io.cardradar.bench.Town.Firm;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Who sends the load: visitors of all companies, logged in. */
record Crowd(Town town, List<Member> members) {
    /** Of the newest events, so many a visitor to choose from are looked at. */
    private static final int EVENTS_A_VISITOR = 20;

    /**
     * A visitor.
     *
     * @param card the place of the card by which the visitor came to the company
     */
    record Member(String token, Firm firm, int card) {}

    /** Visitors who have a past, where there is one; the others are new. */
    static Crowd logIn(BenchStack stack, Town town, int visitors) {
        SplittableRandom random = new SplittableRandom(visitors);
        List<Member> members = new ArrayList<>();
        for (Firm firm : town.firms()) {
            int share = Math.max(1, visitors * firm.cards().size() / town.salespeople());
            List<String> openids = new ArrayList<>(known(stack.sql(), firm, share));
            for (int i = openids.size(); i < share; i++) {
                openids.add("new-" + i);
            }
            for (String openid : openids) {
                int card = firm.popular(random);
                members.add(new Member(logIn(stack, firm, openid).token(), firm, card));
            }
        }
        return new Crowd(town, members);
    }

    /** Gives visitors of the past openids, so that they can log in. */
    private static List<String> known(Sql sql, Firm firm, int most) {
        List<UUID> visitors =
                sql.list(
                        UUID.class,
                        """
                        SELECT DISTINCT visitor_id FROM (
                            SELECT visitor_id FROM interaction_event WHERE tenant_id = ? AND NOT internal
                            ORDER BY id DESC LIMIT ?) AS latest
                        LIMIT ?\
                        """,
                        firm.tenant(),
                        most * EVENTS_A_VISITOR,
                        most);
        return visitors.stream()
                .map(visitor -> {
                    bind(sql, firm, "known-" + visitor, "VISITOR", visitor);
                    return "known-" + visitor;
                })
                .toList();
    }

    /** Lets somebody log in by an openid. */
    static void bind(Sql sql, Firm firm, String openid, String kind, UUID principal) {
        sql.count(
                """
                WITH added AS (
                    INSERT INTO wechat_identity (tenant_id, app_id, openid, principal_kind, principal_id, created_at,
                        last_login_at)
                    VALUES (?, ?, ?, ?, ?, now(), now()) ON CONFLICT DO NOTHING RETURNING 1)
                SELECT count(*) FROM added\
                """,
                firm.tenant(),
                firm.app(),
                openid,
                kind,
                principal);
    }

    /** The user of that openid, logged in at a company. */
    static Api logIn(BenchStack stack, Firm firm, String openid) {
        Api api = new Api(stack.service(), "");
        return api.as(
                api.post(
                                "/v1/auth/wechat",
                                Api.fields("appId", firm.app(), "code", "demo:" + openid))
                        .expect(200)
                        .json()
                        .path("accessToken")
                        .asText());
    }
}
