/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.httpapi;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.RequestProblems;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to be true of the authorizers of an HTTP API.
 *
 * @param service whose functions they name
 * @param diagnostics receives what is not true
 */
record AuthorizerRules(Service service, Diagnostics diagnostics) {

    static final DiagnosticCode INVALID_AUTHORIZER = new DiagnosticCode(
            "INVALID_AUTHORIZER", "The settings of an authorizer contradict each other, or lack something.");

    private static final List<Property<?>> OF_JWT = List.of(Authorizer.ISSUER, Authorizer.AUDIENCE);

    private static final List<Property<?>> OF_REQUEST = List.of(
            Authorizer.FUNCTION_NAME,
            Authorizer.FUNCTION_ARN,
            Authorizer.MANAGED_EXTERNALLY,
            Authorizer.TTL,
            Authorizer.SIMPLE,
            Authorizer.PAYLOAD);

    /** Reports two authorizers of one name. */
    void checkNames(HttpApiSettings api) {
        Map<String, Authorizer> names = new LinkedHashMap<>();
        for (Authorizer authorizer : api.authorizers()) {
            Authorizer first = names.putIfAbsent(authorizer.id().text(), authorizer);
            if (first != null) {
                problem(authorizer, "has the name of \"" + first.key() + "\"", "Give one of them another name.");
            }
        }
    }

    void check(Authorizer authorizer) {
        if (authorizer.isRequest()) {
            checkRequest(authorizer);
        } else {
            checkJwt(authorizer);
        }
    }

    private void checkJwt(Authorizer authorizer) {
        PropertyValues settings = authorizer.settings();
        unsuited(
                authorizer,
                OF_REQUEST,
                "belongs to authorizers of the type request, but this one checks JWTs",
                "Add \"type: request\", or remove it.");
        String missing = Stream.<Property<?>>concat(Stream.of(Authorizer.IDENTITY_SOURCE), OF_JWT.stream())
                .filter(property -> settings.configured(property).isEmpty())
                .filter(property -> !diagnostics.alreadyReported(settings.path() + "." + property))
                .map(Property::name)
                .collect(Collectors.joining(" and no "));
        if (!missing.isEmpty()) {
            problem(
                    authorizer,
                    "checks JWTs, but has no " + missing,
                    "Add what is missing, or \"type: request\" to ask a function.");
        }
        if (settings.get(Authorizer.IDENTITY_SOURCE).orElse(List.of()).size() > 1) {
            settings.violation(
                    Authorizer.IDENTITY_SOURCE,
                    diagnostics,
                    INVALID_AUTHORIZER,
                    "has several places, but a JWT is looked for in one only",
                    "Keep one of them.");
        }
    }

    private void checkRequest(Authorizer authorizer) {
        PropertyValues settings = authorizer.settings();
        unsuited(
                authorizer,
                OF_JWT,
                "belongs to authorizers that check JWTs, but this one asks a function",
                "Remove it, or the type.");
        boolean byName = settings.get(Authorizer.FUNCTION_NAME).isPresent();
        boolean byArn = settings.get(Authorizer.FUNCTION_ARN).isPresent();
        boolean reported = Stream.of(Authorizer.FUNCTION_NAME, Authorizer.FUNCTION_ARN)
                .anyMatch(property -> diagnostics.alreadyReported(settings.path() + "." + property));
        if (byName == byArn && !reported) {
            problem(
                    authorizer,
                    byName ? "has functionName and functionArn" : "asks a function, but names none",
                    byName
                            ? "Keep one of them."
                            : "Add \"functionName\" with the key of a function, or the \"functionArn\" of another one.");
        }
        settings.get(Authorizer.FUNCTION_NAME)
                .filter(name -> authorizer.function(service).isEmpty())
                .ifPresent(name -> missing(settings, name));
        checkCache(settings);
        if (settings.get(Authorizer.SIMPLE).orElse(false)
                && authorizer.payload().equals("1.0")) {
            settings.violation(
                    Authorizer.SIMPLE,
                    diagnostics,
                    INVALID_AUTHORIZER,
                    "is true, but functions that get the payload 1.0 answer with an IAM policy",
                    "Remove \"payloadVersion\", or answer with a policy.");
        }
    }

    private void checkCache(PropertyValues settings) {
        boolean cached = settings.get(Authorizer.TTL).orElse(0) > 0;
        if (cached && settings.get(Authorizer.IDENTITY_SOURCE).orElse(List.of()).isEmpty()) {
            settings.error(
                    Authorizer.TTL,
                    diagnostics,
                    INVALID_AUTHORIZER,
                    "keeps answers, but without \"identitySource\" nothing distinguishes callers",
                    "Add \"identitySource: $request.header.Authorization\", or set it to 0.");
        }
    }

    private void missing(PropertyValues settings, String name) {
        settings.error(
                Authorizer.FUNCTION_NAME,
                diagnostics,
                RequestProblems.AUTHORIZER_FUNCTION_MISSING,
                "there is no function \"" + name + "\"",
                RequestProblems.instead(name, service, "\"functionArn\" for another one"));
    }

    private void unsuited(Authorizer authorizer, List<Property<?>> properties, String problem, String remedy) {
        properties.stream()
                .filter(property -> authorizer.settings().configured(property).isPresent())
                .forEach(property ->
                        authorizer.settings().violation(property, diagnostics, INVALID_AUTHORIZER, problem, remedy));
    }

    private void problem(Authorizer authorizer, String problem, String remedy) {
        PropertyValues settings = authorizer.settings();
        diagnostics.error(INVALID_AUTHORIZER, settings.location(), settings.path(), problem, remedy);
    }
}
