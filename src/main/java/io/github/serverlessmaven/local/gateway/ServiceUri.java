/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an integration of the type {@code AWS} names a service other than Lambda: {@code arn:aws:apigateway:REGION:SERVICE:path/…}, or
 * {@code action/…} with the name of an action. API Gateway adds what the protocol of the service needs and the integration does not say.
 *
 * @param region of the service
 * @param service such as {@code sqs}
 * @param isAction whether an action is named in place of a path
 * @param rest the action or the path
 */
record ServiceUri(String region, String service, boolean isAction, String rest) {

    private static final Pattern FORM =
            Pattern.compile("arn:[^:]+:apigateway:([^:]*):(?:([^:]+)\\.)?([^:.]+):(path|action)/(.*)");
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String TARGET = "X-Amz-Target";
    private static final String CONTENT_TYPE = "Content-Type";

    /** The versions of the APIs that take forms. */
    private static final Map<String, String> QUERY_VERSIONS = Map.of("sqs", "2012-11-05", "sns", "2010-03-31");

    /** The APIs that take JSON and the name of the action in a header. */
    private static final Map<String, JsonApi> JSON_APIS = Map.of(
            "events", new JsonApi("AWSEvents", "1.1"),
            "dynamodb", new JsonApi("DynamoDB_20120810", "1.0"),
            "kinesis", new JsonApi("Kinesis_20131202", "1.1"));

    /** What helps if a service does not run on this machine. */
    private static final Map<String, String> REMEDIES = Map.of(
            "sqs", "declare the queue in the template",
            "sns", "declare the topic in the template",
            "s3", "declare the bucket in the template",
            "dynamodb", "declare the table in the template and start with -Dserverless.local.dynamodb=true",
            "kinesis", "name a server that has it with -Dserverless.local.sources");

    /** The service of an integration; empty if it has none, or Lambda. */
    static Optional<ServiceUri> of(Value.Mapping integration) {
        Matcher uri = FORM.matcher(Values.text(integration, "Uri"));
        return Values.text(integration, "Type").equals("AWS")
                        && uri.matches()
                        && !uri.group(3).equals("lambda")
                ? Optional.of(of(uri))
                : Optional.empty();
    }

    /** A bucket may be named before the service, as in the names of hosts; before others there is nothing that counts here. */
    private static ServiceUri of(Matcher uri) {
        String service = uri.group(3);
        String bucket = service.equals("s3") && uri.group(2) != null ? uri.group(2) + "/" : "";
        return new ServiceUri(uri.group(1), service, uri.group(4).equals("action"), bucket + uri.group(5));
    }

    /** What helps if it does not run on this machine, as an imperative. */
    String remedy() {
        return REMEDIES.getOrDefault(service, "call AWS from a function");
    }

    /** Its name in the variables by which AWS's SDKs find it. */
    String endpointName() {
        return service.equals("events") ? "EVENTBRIDGE" : service.toUpperCase(Locale.ROOT);
    }

    /** Where a request goes. */
    String at(URI endpoint) {
        return endpoint.toString().replaceFirst("/+$", "") + "/" + (isAction ? "" : rest.replaceFirst("^/+", ""));
    }

    /** A mapped request with what the protocol needs. */
    OutgoingRequest completed(OutgoingRequest request) {
        if (QUERY_VERSIONS.containsKey(service) && header(request, TARGET).isEmpty()) {
            return asForm(request);
        }
        return isAction && header(request, TARGET).isEmpty()
                ? Optional.ofNullable(JSON_APIS.get(service))
                        .map(api -> with(request, request.uri(), request.body(), api.headers(this)))
                        .orElse(request)
                : request;
    }

    /** The parameters of the query are those of the form too; another body than a form counts for nothing beside them. */
    private OutgoingRequest asForm(OutgoingRequest request) {
        int question = request.uri().indexOf('?');
        String query = question < 0 ? "" : request.uri().substring(question + 1);
        List<String> form = new ArrayList<>();
        if (header(request, CONTENT_TYPE).orElse("").startsWith(URL_ENCODED) || query.isEmpty()) {
            form.add(request.body().text().strip());
        }
        form.add(query);
        if (isAction) {
            form.add("Action=" + rest);
        }
        if (form.stream().noneMatch(part -> ("&" + part).contains("&Version="))) {
            form.add("Version=" + QUERY_VERSIONS.get(service));
        }
        form.removeIf(String::isEmpty);
        return with(
                request,
                question < 0 ? request.uri() : request.uri().substring(0, question),
                Payload.of(String.join("&", form)),
                Map.of(CONTENT_TYPE, URL_ENCODED));
    }

    private static OutgoingRequest with(
            OutgoingRequest request, String uri, Payload body, Map<String, String> headers) {
        List<Map.Entry<String, String>> all = new ArrayList<>(request.headers());
        all.removeIf(header -> headers.keySet().stream().anyMatch(header.getKey()::equalsIgnoreCase));
        all.addAll(headers.entrySet());
        return new OutgoingRequest(request.method(), uri, all, body);
    }

    private static Optional<String> header(OutgoingRequest request, String name) {
        return request.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * An API that takes JSON.
     *
     * @param target what the header has before the action
     * @param version of the protocol
     */
    private record JsonApi(String target, String version) {

        /** With the account and the region that functions have: servers look for them in the signature, which they do not check. */
        Map<String, String> headers(ServiceUri uri) {
            return Map.of(
                    TARGET,
                    target + "." + uri.rest(),
                    CONTENT_TYPE,
                    "application/x-amz-json-" + version,
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=local/20000101/" + uri.region() + "/" + uri.service()
                            + "/aws4_request, SignedHeaders=host, Signature=local");
        }
    }
}
