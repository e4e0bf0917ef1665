package io.cardradar.wechat;

import org.apache.http.client.HttpClient;

/** CloudBase (云开发): files, documents and functions of a mini-program's environments. */
public final class Cloud {

    private final CloudFiles files;
    private final CloudDocuments documents;
    private final CloudFunctions functions;

    Cloud(MiniPrograms programs, HttpClient http) {
        var calls = new CloudCalls(programs);
        this.files = new CloudFiles(calls, http);
        this.documents = new CloudDocuments(calls);
        this.functions = new CloudFunctions(calls);
    }

    public CloudFiles files() {
        return files;
    }

    public CloudDocuments documents() {
        return documents;
    }

    public CloudFunctions functions() {
        return functions;
    }
}
