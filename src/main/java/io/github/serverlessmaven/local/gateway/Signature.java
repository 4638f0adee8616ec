/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signed a request, by what the signature says. Whether it is right is not checked: there are no keys here to check it with.
 *
 * @param accessKey the key's id
 */
public record Signature(String accessKey) {

    private static final Pattern FORM = Pattern.compile("AWS4-\\S+ Credential=([^/,\\s]+)/.*");

    /** The signature of a request, in its header or, as presigned requests have it, in its query. */
    public static Optional<Signature> of(WebRequest request) {
        Optional<String> inHeader = request.header("Authorization")
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(form -> form.group(1));
        return inHeader.or(() -> request.parameter("X-Amz-Credential").map(text -> text.replaceAll("/.*", "")))
                .map(Signature::new);
    }

    /** The caller as a function sees it, {@code requestContext.authorizer.iam}: a user of the local account. */
    public Value.Mapping caller() {
        return Value.mapping()
                .put("accessKey", accessKey)
                .put("accountId", Account.ID)
                .put("callerId", accessKey)
                .put("userArn", "arn:aws:iam::" + Account.ID + ":user/local")
                .put("userId", accessKey)
                .build();
    }
}
