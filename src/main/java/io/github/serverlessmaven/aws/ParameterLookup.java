/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.variable.CloudLookup.Missing;
import io.github.serverlessmaven.variable.CloudLookup.Question;
import io.github.serverlessmaven.variable.CloudLookup.Refused;
import io.github.serverlessmaven.variable.CloudLookup.Reply;
import io.github.serverlessmaven.variable.CloudLookup.Secret;
import io.github.serverlessmaven.variable.CloudLookup.StoredParameter;
import io.github.serverlessmaven.variable.CloudLookup.Text;
import io.github.serverlessmaven.variable.CloudLookup.TextList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;

/**
 * Reads parameters of the Systems Manager, ten in a request, which is the most that
 * <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html">GetParameters</a> takes.
 */
final class ParameterLookup {

    private static final int MOST_IN_A_REQUEST = 10;

    private final SsmClient client;

    ParameterLookup(SsmClient client) {
        this.client = client;
    }

    /** A reply to each question; one that cannot be answered does not keep the others from it. */
    Map<Question, Reply> answer(List<StoredParameter> questions) {
        Map<Question, Reply> replies = new HashMap<>();
        questions.stream()
                .collect(Collectors.partitioningBy(StoredParameter::decrypt))
                .forEach((decrypt, alike) -> {
                    for (int first = 0; first < alike.size(); first += MOST_IN_A_REQUEST) {
                        replies.putAll(together(
                                alike.subList(first, Math.min(alike.size(), first + MOST_IN_A_REQUEST)), decrypt));
                    }
                });
        return replies;
    }

    private Map<Question, Reply> together(List<StoredParameter> questions, boolean decrypt) {
        if (questions.size() == 1) {
            return Map.of(questions.get(0), AwsLookup.reply(() -> alone(questions.get(0))));
        }
        List<String> names = questions.stream().map(StoredParameter::name).toList();
        try {
            Map<String, Parameter> found = new HashMap<>();
            AwsErrors.translating(
                            "read the parameters " + String.join(", ", names),
                            () -> client.getParameters(
                                    request -> request.names(names).withDecryption(decrypt)))
                    .parameters()
                    .forEach(parameter -> {
                        String selector =
                                Optional.ofNullable(parameter.selector()).orElse("");
                        found.put(parameter.name() + selector, parameter);
                        found.put(parameter.arn() + selector, parameter);
                    });
            return questions.stream()
                    .collect(Collectors.toMap(
                            question -> question,
                            question -> Optional.ofNullable(found.get(question.name()))
                                    .map(parameter -> reply(parameter, question))
                                    .orElseGet(Missing::new)));
        } catch (ServerlessException e) {
            // The permission may be for single parameters only, or one of them is the reason.
            boolean askEach = e.getCause() instanceof SsmException;
            return questions.stream()
                    .collect(Collectors.toMap(
                            question -> question,
                            question -> askEach ? AwsLookup.reply(() -> alone(question)) : new Refused(e)));
        }
    }

    private Reply alone(StoredParameter question) {
        try {
            return reply(
                    AwsErrors.translating(
                                    "read the parameter " + question.name(),
                                    () -> client.getParameter(request ->
                                            request.name(question.name()).withDecryption(question.decrypt())))
                            .parameter(),
                    question);
        } catch (ServerlessException e) {
            boolean missing = e.getCause() instanceof ParameterNotFoundException
                    || e.getCause() instanceof ParameterVersionNotFoundException;
            return missing ? new Missing() : new Refused(e);
        }
    }

    private static Reply reply(Parameter parameter, StoredParameter question) {
        return switch (parameter.type()) {
            case SECURE_STRING ->
                new Secret(parameter.value(), withoutSelector(parameter, question), parameter.version());
            case STRING_LIST -> new TextList(parameter.value());
            default -> new Text(parameter.value());
        };
    }

    /** The name as asked for, which may be an ARN, without the version or label behind it. */
    private static String withoutSelector(Parameter parameter, StoredParameter question) {
        String selector = Optional.ofNullable(parameter.selector()).orElse("");
        return question.name().endsWith(selector)
                ? question.name().substring(0, question.name().length() - selector.length())
                : parameter.name();
    }
}
