package io.cardradar.wechat.simulator.api;

import java.util.List;
import java.util.Optional;

/** WeChat's public library of templates: a few, with every type of field among them. */
final class TemplateLibrary {

    /** A line of business (类目). */
    record Category(int id, String name) {}

    /**
     * @param type 2: one grant, one message; 3: long-term
     */
    record Entry(int tid, String title, int type, int categoryId, List<Keyword> keywords) {
        Optional<Keyword> keyword(int kid) {
            return keywords.stream().filter(keyword -> keyword.kid == kid).findFirst();
        }
    }

    /**
     * @param rule the type of the field
     */
    record Keyword(int kid, String name, String example, String rule) {
        /** The field's name in a template. */
        String field() {
            return rule + kid;
        }
    }

    static final List<Category> CATEGORIES =
            List.of(new Category(307, "商业服务"), new Category(616, "政务民生"));

    private static final List<Entry> ENTRIES =
            List.of(
                    new Entry(
                            1201,
                            "预约成功通知",
                            2,
                            307,
                            List.of(
                                    new Keyword(1, "预约时间", "2026年11月21日 15:01", "time"),
                                    new Keyword(2, "预约人", "张伟", "name"),
                                    new Keyword(3, "备注", "请准时到场", "thing"),
                                    new Keyword(4, "联系电话", "0755-86013388", "phone_number"),
                                    new Keyword(5, "预约状态", "已确认", "phrase"))),
                    new Entry(
                            3410,
                            "报价单通知",
                            2,
                            307,
                            List.of(
                                    new Keyword(1, "报价单号", "BJ-20261121-01", "character_string"),
                                    new Keyword(2, "报价金额", "¥12800.00", "amount"),
                                    new Keyword(3, "产品名称", "智能名片企业版", "thing"),
                                    new Keyword(4, "有效期至", "2026年12月31日", "date"),
                                    new Keyword(5, "数量", "12", "number"))),
                    new Entry(
                            4127,
                            "车辆到达提醒",
                            2,
                            307,
                            List.of(
                                    new Keyword(1, "车牌号", "粤A8Z888", "car_number"),
                                    new Keyword(2, "车位区域", "B", "letter"),
                                    new Keyword(3, "等级", "★★★", "symbol"))),
                    new Entry(
                            5501,
                            "事项办理进度通知",
                            3,
                            616,
                            List.of(
                                    new Keyword(1, "事项名称", "企业开办", "thing"),
                                    new Keyword(2, "办理状态", "办理中", "phrase"),
                                    new Keyword(3, "更新日期", "2026年11月21日", "date"))));

    private TemplateLibrary() {}

    static List<Entry> of(List<Integer> categories) {
        return ENTRIES.stream().filter(entry -> categories.contains(entry.categoryId)).toList();
    }

    static Entry require(String tid) {
        return ENTRIES.stream()
                .filter(entry -> String.valueOf(entry.tid).equals(tid))
                .findFirst()
                .orElseThrow(Errcode.INVALID_TID::refusal);
    }
}
