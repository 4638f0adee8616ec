/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
// Asks the emulator what is there, without the plugin and its AWS client.

private static authorize(HttpURLConnection connection, String account, String service) {
    connection.setRequestProperty('Authorization',
            "AWS4-HMAC-SHA256 Credential=${account}/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0")
    return connection
}

private static answer(HttpURLConnection connection) {
    return (connection.responseCode < 400 ? connection.inputStream : connection.errorStream).getText('UTF-8')
}

/** The answer to a request of the query protocol, as XML text. */
def query(String endpoint, String account, String service, String form) {
    def connection = authorize(new URL(endpoint).openConnection(), account, service)
    connection.doOutput = true
    connection.setRequestProperty('Content-Type', 'application/x-www-form-urlencoded')
    connection.outputStream.withCloseable { it << form }
    return answer(connection)
}

/** The answer to a GET, as JSON text. */
def get(String endpoint, String account, String service, String path) {
    return answer(authorize(new URL(endpoint + path).openConnection(), account, service))
}
