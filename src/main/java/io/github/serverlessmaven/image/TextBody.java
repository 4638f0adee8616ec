/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;

/** An answer that is read as text, such as JSON. */
final class TextBody extends AnswerBody {

    @Override
    public BodySubscriber<String> apply(ResponseInfo answer) {
        return BodySubscribers.ofString(StandardCharsets.UTF_8);
    }
}
