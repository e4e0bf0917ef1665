package io.cardradar.app.demo;

import io.cardradar.app.demo.CompanyScript.AppScript;
import io.cardradar.app.identity.Companies;
import io.cardradar.app.identity.Company;
import io.cardradar.app.identity.NewWeChatApp;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.wechat.WeChatApp;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Founds the demo company with all its people, once however many nodes start at the same time. */
@Singleton
class Founding {
    private final OneAtATime turns;
    private final Companies companies;
    private final WeChatApps apps;
    private final Staff staff;

    Founding(OneAtATime turns, Companies companies, WeChatApps apps, Staff staff) {
        this.turns = turns;
        this.companies = companies;
        this.apps = apps;
        this.staff = staff;
    }

    /** The company, when this call is the one that founded it. */
    @Transactional
    Optional<Company> foundUnlessThere(CompanyScript script) {
        turns.begin();
        if (apps.find(script.app().id()).isPresent()) {
            return Optional.empty();
        }
        Company company = companies.found(script.name(), script.timeZone());
        apps.add(company.id(), app(script.app()));
        staff.employ(company.id(), script);
        return Optional.of(company);
    }

    private static NewWeChatApp app(AppScript app) {
        return NewWeChatApp.of(
                app.name(),
                new WeChatApp(app.id(), app.secret(), app.callbackToken(), app.encodingAesKey()));
    }

    /** The company, once it is founded. */
    Company company(CompanyScript script) {
        return companies.get(apps.companiesOf(script.app().id()).getFirst());
    }
}
