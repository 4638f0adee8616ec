/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import io.github.serverlessmaven.event.ServedApi.Kind;
import io.github.serverlessmaven.template.LogicalId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The logical ids of a domain and what belongs to it. They follow from the domain's name and the base path alone, so that they stay as they
 * are whatever else changes: {@code api.example.com} with {@code orders} gives {@code CustomDomainApiExampleCom} and
 * {@code CustomDomainApiExampleComMappingOrders}, or {@code CustomDomainApiExampleComApiMappingOrders} for an HTTP API.
 */
final class DomainIds {

    /** Leaves room for what is appended. */
    private static final int LONGEST = 180;

    private static final String PREFIX = "CustomDomain";

    private DomainIds() {}

    static LogicalId domain(String name) {
        return id(name, "");
    }

    static LogicalId certificate(String name) {
        return id(name, "Certificate");
    }

    /**
     * A mapping. Those of the two types of mappings have different ids, because CloudFormation does not change the type of a resource.
     *
     * @param prefix the prefix of the type
     */
    static LogicalId mapping(String name, String prefix, String basePath) {
        return id(name, prefix + "Mapping" + shortened(words(basePath, "[/]")));
    }

    /**
     * A record.
     *
     * @param zone which of the domain's hosted zones it is in, from 1
     */
    static LogicalId record(String name, String type, int zone) {
        return id(name, "Record" + upperFirst(type.toLowerCase(Locale.ROOT)) + (zone == 1 ? "" : zone));
    }

    /** An output as the npm plugin serverless-domain-manager names it. */
    static LogicalId output(String name, Kind kind) {
        return new LogicalId(name + (kind == Kind.REST ? "" : upperFirst(kind.word())));
    }

    private static LogicalId id(String name, String rest) {
        return new LogicalId(PREFIX + shortened(words(name, "[.]")) + rest);
    }

    private static String words(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(part -> upperFirst(part.replace("-", "Dash")
                        .replace("_", "Underscore")
                        .replace(".", "Dot")
                        .replace("~", "Tilde")
                        .replace("*", "Wildcard")))
                .collect(Collectors.joining());
    }

    /** Two long names that begin alike keep different ids. */
    private static String shortened(String words) {
        return words.length() <= LONGEST / 2
                ? words
                : words.substring(0, LONGEST / 2 - 8) + Integer.toHexString(words.hashCode());
    }

    private static String upperFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
