/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The services of AWS that run on this machine, as functions get them: {@code AWS_ENDPOINT_URL_SQS} and the like. Never
 * {@code AWS_ENDPOINT_URL}, which would divert all other services too. May be used by several threads.
 */
public final class ServiceEndpoints {

    private static final String ALL = "AWS_ENDPOINT_URL";

    private final Map<String, Endpoint> endpoints = new ConcurrentSkipListMap<>();

    /** A service at an address, with what stands for AWS's addresses of it. */
    private record Endpoint(URI url, Map<String, String> addresses) {}

    /**
     * Adds a service, or moves it.
     *
     * @param service as AWS's SDKs name it in the variable, such as {@code SQS}
     * @param addresses what begins a URL of AWS that a template may give to a function, with its replacement on this machine
     */
    public void add(String service, URI url, Map<String, String> addresses) {
        endpoints.put(service.toUpperCase(Locale.ROOT), new Endpoint(url, Map.copyOf(addresses)));
    }

    /** Removes a service. */
    public void remove(String service) {
        endpoints.remove(service.toUpperCase(Locale.ROOT));
    }

    /** The address of each service, by its name. */
    public Map<String, URI> urls() {
        Map<String, URI> urls = new LinkedHashMap<>();
        endpoints.forEach((service, endpoint) -> urls.put(service, endpoint.url()));
        return urls;
    }

    /** The address of each service, by the name of the environment variable. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        endpoints.forEach((service, endpoint) ->
                variables.put(ALL + "_" + service, endpoint.url().toString()));
        return variables;
    }

    /**
     * The environment of a function with these services. What the function's configuration itself sets stays: a service that it directs
     * somewhere, by a variable of its own or one for all, is not changed.
     */
    Map<String, String> addedTo(Map<String, String> configured) {
        Map<String, String> variables = new LinkedHashMap<>(configured);
        if (configured.containsKey(ALL)) {
            return variables;
        }
        endpoints.forEach((service, endpoint) -> {
            String name = ALL + "_" + service;
            if (!configured.containsKey(name)) {
                variables.replaceAll((key, value) -> localized(value, endpoint));
                variables.put(name, endpoint.url().toString());
            }
        });
        return variables;
    }

    private static String localized(String value, Endpoint endpoint) {
        String text = value;
        for (Map.Entry<String, String> address : endpoint.addresses().entrySet()) {
            text = text.replace(address.getKey(), address.getValue());
        }
        return text;
    }
}
