package io.cardradar.app.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes the client; nobody outside of this package sees it. */
@Factory
final class ElasticsearchFactory {
    private static final int CONNECT_MS = 2_000;
    private static final int ANSWER_MS = 10_000;
    private static final int CONNECTIONS = 32;

    /** Opens no connection yet: the service starts without Elasticsearch. */
    @Singleton
    @Bean(preDestroy = "close")
    RestClient restClient(ElasticsearchSettings settings) {
        return RestClient.builder(HttpHost.create(settings.uri().toString()))
                .setDefaultHeaders(credentials(settings))
                .setRequestConfigCallback(request ->
                        request.setConnectTimeout(CONNECT_MS)
                                .setConnectionRequestTimeout(CONNECT_MS)
                                .setSocketTimeout(ANSWER_MS))
                .setHttpClientConfigCallback(
                        http -> http.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS))
                .build();
    }

    @Singleton
    ElasticsearchClient client(RestClient rest) {
        ObjectMapper json =
                new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        return new ElasticsearchClient(new RestClientTransport(rest, new JacksonJsonpMapper(json)));
    }

    private static Header[] credentials(ElasticsearchSettings settings) {
        if (settings.apiKey() != null) {
            return new Header[] {new BasicHeader("Authorization", "ApiKey " + settings.apiKey())};
        }
        if (settings.username() == null) {
            return new Header[0];
        }
        String pair = settings.username() + ":" + settings.password();
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new Header[] {new BasicHeader("Authorization", "Basic " + encoded)};
    }
}
