package io.cardradar.app.identity;

import io.cardradar.wechat.token.InMemoryAccessTokens;

import java.time.Clock;

class InMemoryAccessTokensTest extends AccessTokenStoreContract {
    InMemoryAccessTokensTest() {
        super(new InMemoryAccessTokens(Clock.systemUTC()));
    }
}
