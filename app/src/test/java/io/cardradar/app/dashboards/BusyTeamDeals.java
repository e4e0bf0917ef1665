package io.cardradar.app.dashboards;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Api.Reply;

import java.util.List;

/** What a team makes of its customers: names, follow-ups, tags, moves through the funnel. */
record BusyTeamDeals(Api manager) {
    private static final List<String> NAMES =
            List.of("张伟", "刘洋", "陈晓明", "杨柳", "黄海波", "徐丽", "孙浩", "马超", "朱婷", "胡军", "宋佳");
    private static final List<String> COMPANIES =
            List.of("云启科技有限公司", "蓝海贸易", "星辰智能制造", "恒达机械", "海纳物流");
    private static final List<String> STAGES =
            List.of("contacted", "interested", "won", "quoted", "contacted", "negotiating", "lost");
    private static final List<String> TAGS = List.of("高意向", "展会", "决策人", "价格敏感");

    void make() {
        int number = 0;
        for (JsonNode customer : customers()) {
            String path = "/v1/customers/" + customer.path("id").asText();
            String owner = "?owner=" + customer.path("owner").path("id").asText();
            if (number % 3 != 0) {
                name(path, owner, number);
            }
            if (number % 2 == 0) {
                follow(path, owner, number);
            }
            number++;
        }
    }

    private JsonNode customers() {
        return manager.get("/v1/dashboards/customers?metric=customers.total&limit=100")
                .expect(200)
                .json()
                .path("items");
    }

    private void name(String path, String owner, int number) {
        Reply read = manager.get(path + owner).expect(200);
        Object fields =
                Api.fields(
                        "name", NAMES.get(number % NAMES.size()),
                        "company", COMPANIES.get(number % COMPANIES.size()));
        manager.patch(path + owner, fields, "If-Match", read.header("ETag")).expect(200);
    }

    private void follow(String path, String owner, int number) {
        manager.post(
                        path + "/follow-ups" + owner,
                        Api.fields("kind", "call", "text", "客户希望下周看演示，关注数据安全"))
                .expect(201);
        String stage = STAGES.get(number / 2 % STAGES.size());
        manager.put(path + "/stage" + owner, Api.fields("stage", stage)).expect(200);
        String tag = TAGS.get(number / 2 % TAGS.size());
        manager.put(path + "/tags" + owner, Api.fields("tags", List.of(tag))).expect(200);
    }
}
