/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectRequestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PUT    | /b/a.txt                                | PUT
                    PUT    | /b/a.txt?x-id=PutObject                 | PUT
                    PUT    | /b/a.txt?X-Amz-Algorithm=A&X-Amz-Date=B | PUT
                    PUT    | /b/a.txt?partNumber=1&uploadId=u        | OTHER
                    PUT    | /b/a.txt?tagging                        | OTHER
                    PUT    | /b/a.txt?acl=                           | OTHER
                    PUT    | /b                                      | OTHER
                    PUT    | /b/                                     | OTHER
                    POST   | /b/a.txt?uploads                        | OTHER
                    POST   | /b/a.txt?uploadId=u                     | COMPLETE
                    DELETE | /b/a.txt                                | DELETE
                    DELETE | /b/a.txt?uploadId=u                     | OTHER
                    DELETE | /b/a.txt?tagging                        | OTHER
                    DELETE | /b                                      | OTHER
                    POST   | /b?delete                               | DELETE_SEVERAL
                    POST   | /b/?delete=&x=1                         | DELETE_SEVERAL
                    POST   | /b/delete                               | OTHER
                    GET    | /b/a.txt                                | OTHER
                    PUT    | /b/a%ZZ                                 | OTHER
                    GET    | /                                       | OTHER
                    """)
    void knowsWhatChangesAnObject(String method, String target, ObjectRequest.Operation operation) {
        assertThat(ObjectRequest.of(request(method, "127.0.0.1:4566", target)).operation())
                .isEqualTo(operation);
    }

    @Test
    void aCopyHasASource() {
        ClassicHttpRequest request = request("PUT", "127.0.0.1:4566", "/b/a.txt");
        request.addHeader("X-Amz-Copy-Source", "b/other.txt");
        assertThat(ObjectRequest.of(request).operation()).isEqualTo(ObjectRequest.Operation.COPY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    127.0.0.1:4566            | /photos/in/a%20b.jpg?x=1 | /photos/in/a%20b.jpg?x=1 | photos    | in/a b.jpg
                    [::1]:4566                | /photos/a                | /photos/a                | photos    | a
                    localhost:4566            | /photos/a                | /photos/a                | photos    | a
                    s3.localhost:4566         | /photos/a                | /photos/a                | photos    | a
                    photos.localhost:4566     | /in/a%2Bb.jpg            | /photos/in/a%2Bb.jpg     | photos    | in/a+b.jpg
                    Photos.S3.localhost:4566  | /%C3%BC                  | /photos/%C3%BC           | photos    | \u00fc
                    my.photos.localhost:4566  | /a                       | /my.photos/a             | my.photos | a
                    photos.localhost:4566     | /?list-type=2            | /photos/?list-type=2     | photos    | ''
                    127.0.0.1:4566            | /photos                  | /photos                  | photos    | ''
                    127.0.0.1:4566            | /                        | /                        | ''        | ''
                    """)
    void findsTheBucketInThePathOrInTheHost(String host, String target, String path, String bucket, String key) {
        ObjectRequest request = ObjectRequest.of(request("GET", host, target));
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.bucket()).isEqualTo(bucket);
        assertThat(request.key()).isEqualTo(key);
    }

    private static ClassicHttpRequest request(String method, String host, String target) {
        ClassicHttpRequest request = new BasicClassicHttpRequest(method, target);
        request.addHeader("Host", host);
        return request;
    }
}
