/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Template;
import io.github.serverlessmaven.template.Value;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reports a template that has more resources than AWS takes, or nearly as many, with what counts most.
 *
 * @param generated what the configuration gives
 * @param resources how many resources the finished template has, the user's own included
 */
record TemplateQuotas(Template generated, int resources) {

    static final DiagnosticCode TOO_MANY_RESOURCES = new DiagnosticCode(
            "TOO_MANY_RESOURCES", "The template has more resources than CloudFormation takes, or nearly as many.");

    static final DiagnosticCode LARGE_API = new DiagnosticCode(
            "LARGE_API", "An API has more paths or routes than Amazon API Gateway takes by default.");

    /** "CloudFormation quotas" in the CloudFormation user guide; AWS has raised it before, so that more is no error here. */
    private static final int MOST_RESOURCES = 500;

    private static final int MANY_RESOURCES = 450;

    /** "Quotas for configuring and running a REST API" and the same of HTTP and WebSocket APIs; AWS raises them on request. */
    private static final int MOST_OF_AN_API = 300;

    private static final int SHOWN = 3;

    private static final Pattern EVENT = Pattern.compile("functions\\.([^.]+)\\.events\\.[0-9]+\\.(\\w+).*");
    private static final Pattern FUNCTION = Pattern.compile("functions\\.([^.]+).*");

    void check(Diagnostics diagnostics) {
        if (resources > MANY_RESOURCES) {
            report(diagnostics);
        }
        checkApi("AWS::ApiGateway::Resource", "paths, each part of one counting once", 1, diagnostics);
        checkApi("AWS::ApiGatewayV2::Route", "routes", 0, diagnostics);
    }

    private void report(Diagnostics diagnostics) {
        String problem = "gives a template of " + resources + " resources, of which CloudFormation takes at most "
                + MOST_RESOURCES + ": " + most(counts(TemplateQuotas::cause), own()) + "; of functions most are for "
                + most(counts(TemplateQuotas::function), Map.of());
        String remedy =
                "Make several services of it, or several routes one such as \"/orders/{path+}\" whose handler distinguishes them."
                        + " \"versionFunctions: false\" saves a resource for each function, an HTTP API two for most routes of a REST API.";
        Optional<Location> place =
                origins().flatMap(origin -> origin.location().stream()).findFirst();
        diagnostics.warning(TOO_MANY_RESOURCES, place, "functions", problem, remedy);
    }

    private Stream<Origin> origins() {
        return generated.resources().values().stream()
                .flatMap(resource -> resource.origin().stream())
                .filter(origin -> FUNCTION.matcher(origin.path()).matches());
    }

    private Map<String, Long> counts(Function<String, Optional<String>> name) {
        return generated.resources().values().stream()
                .flatMap(resource ->
                        name.apply(resource.origin().map(Origin::path).orElse("")).stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /** What the user's own CloudFormation adds. */
    private Map<String, Long> own() {
        long added = (long) resources - generated.resources().size();
        return added > 0 ? Map.of("\"resources\"", added) : Map.of();
    }

    private static Optional<String> cause(String path) {
        Matcher event = EVENT.matcher(path);
        if (event.matches()) {
            return Optional.of("\"" + event.group(2) + "\" events");
        }
        return Optional.of(FUNCTION.matcher(path).matches() ? "functions themselves" : "the service as a whole");
    }

    private static Optional<String> function(String path) {
        Matcher function = FUNCTION.matcher(path);
        return function.matches() ? Optional.of("\"" + function.group(1) + "\"") : Optional.empty();
    }

    private static String most(Map<String, Long> counts, Map<String, Long> others) {
        Map<String, Long> all = new TreeMap<>(counts);
        all.putAll(others);
        return all.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private void checkApi(String type, String what, int beside, Diagnostics diagnostics) {
        generated.resources().values().stream()
                .filter(resource -> resource.type().equals(type))
                .collect(Collectors.groupingBy(TemplateQuotas::api))
                .forEach((api, of) -> {
                    int count = of.size() + beside;
                    if (count > MOST_OF_AN_API) {
                        diagnostics.warning(
                                LARGE_API,
                                of.get(of.size() - 1).origin().flatMap(Origin::location),
                                "functions",
                                "gives an API with " + count + " " + what + ", of which Amazon API Gateway takes "
                                        + MOST_OF_AN_API + " by default",
                                "Ask AWS for a higher quota, or replace paths with one such as \"/orders/{path+}\".");
                    }
                });
    }

    private static Value api(Resource resource) {
        return resource.properties()
                .get("RestApiId")
                .or(() -> resource.properties().get("ApiId"))
                .orElse(Value.of(""));
    }
}
