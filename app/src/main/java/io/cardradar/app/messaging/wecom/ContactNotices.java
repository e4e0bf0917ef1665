package io.cardradar.app.messaging.wecom;

import io.cardradar.app.identity.Companies;
import io.cardradar.app.identity.EmployeeState;
import io.cardradar.app.identity.Employees;
import io.cardradar.app.messaging.Messages;
import io.cardradar.app.messaging.NewMessage;
import io.cardradar.app.messaging.wecom.ContactIntent.Act;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Tells a salesperson of a visitor who wants contact: at the first sign of it, and then not for
 * half an hour however often it is repeated.
 */
@Singleton
class ContactNotices {
    private static final Duration COALESCED = Duration.ofMinutes(30);

    /** Less than the time in which WeCom recognises a repeated message. */
    private static final Duration WORTH_SENDING = Duration.ofMinutes(25);

    private final Accounts accounts;
    private final Companies companies;
    private final Employees employees;
    private final NoticedVisitors noticed;
    private final Notices notices;
    private final Messages messages;

    ContactNotices(
            Accounts accounts,
            Companies companies,
            Employees employees,
            NoticedVisitors noticed,
            Notices notices,
            Messages messages) {
        this.accounts = accounts;
        this.companies = companies;
        this.employees = employees;
        this.noticed = noticed;
        this.notices = notices;
        this.messages = messages;
    }

    /** Queues a notice if there is to be one; inside the caller's transaction. */
    void hear(TenantId tenant, ContactIntent intent, Instant now) {
        Account account = accounts.find(tenant).filter(Account::notices).orElse(null);
        List<Act> fresh = fresh(intent, now);
        if (account == null || fresh.isEmpty()) {
            return;
        }
        EmployeeId employee = new EmployeeId(intent.employee());
        VisitorId visitor = new VisitorId(intent.visitor());
        ZoneId zone = companies.get(tenant).zone();
        if (isQuiet(account, now, zone)
                || employees.get(tenant, employee).state() != EmployeeState.ACTIVE
                || !noticed.take(tenant, employee, visitor, now, COALESCED)) {
            return;
        }
        String content = notices.write(tenant, visitor, fresh, zone);
        messages.queue(
                tenant,
                messages.nextId(),
                NewMessage.toEmployee(
                        WeComChannel.NAME, employee, content, now.plus(WORTH_SENDING)));
    }

    /** A phone without network sends what was done hours ago: nobody must run for that. */
    private static List<Act> fresh(ContactIntent intent, Instant now) {
        return intent.acts().stream()
                .filter(act -> act.occurredAt().isAfter(now.minus(COALESCED)))
                .toList();
    }

    private static boolean isQuiet(Account account, Instant now, ZoneId zone) {
        QuietHours quiet = account.quiet();
        return quiet != null && quiet.cover(LocalTime.ofInstant(now, zone));
    }
}
