package io.cardradar.app.identity;

import io.cardradar.app.testing.TestService;

class AccessTokenTableIT extends AccessTokenStoreContract {
    AccessTokenTableIT() {
        super(TestService.shared().bean(AccessTokenTable.class));
    }
}
