package io.cardradar.wechat;

import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.cp.api.impl.WxCpServiceApacheHttpClientImpl;

import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.BasicResponseHandler;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * WxJava's service with a fetch of the token of our own: WxJava's closes the pool of connections
 * when it has one, and lets two threads fetch one after the other.
 */
final class WeComService extends WxCpServiceApacheHttpClientImpl {

    private final SharedToken token;
    private final Duration patience;

    WeComService(SharedToken token, Duration patience) {
        this.token = token;
        this.patience = patience;
    }

    @Override
    public String getAccessToken(boolean forceRefresh) throws WxErrorException {
        if (token.isExpired()) {
            fetchUnlessAnotherDoes();
        }
        return token.value();
    }

    private void fetchUnlessAnotherDoes() throws WxErrorException {
        var lock = token.lock();
        try {
            if (!lock.tryLock(Deadline.left(patience).toMillis(), TimeUnit.MILLISECONDS)) {
                throw WeChatException.unreachable("another node holds the access token's lease");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WeChatException.unreachable("interrupted");
        }
        try {
            if (token.isExpired()) {
                var fetched = fetch();
                token.update(fetched.getAccessToken(), fetched.getExpiresIn());
            }
        } finally {
            lock.unlock();
        }
    }

    private WxAccessToken fetch() throws WxErrorException {
        var config = getWxCpConfigStorage();
        var address = config.getApiUrl("/cgi-bin/gettoken?corpid=%s&corpsecret=%s");
        var request = new HttpGet(address.formatted(config.getCorpId(), config.getCorpSecret()));
        try (var response = getRequestHttpClient().execute(request)) {
            var reply = new BasicResponseHandler().handleResponse(response);
            var error = WxError.fromJson(reply, WxType.CP);
            if (error.getErrorCode() != 0) {
                throw new WxErrorException(error);
            }
            return WxAccessToken.fromJson(reply);
        } catch (IOException e) {
            throw new WxRuntimeException(e);
        }
    }
}
