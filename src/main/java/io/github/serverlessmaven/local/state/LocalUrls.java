/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of APIs and of function URLs. Resources and outputs of stacks have them as AWS does, since templates put them together from
 * the ids of APIs and the host names of AWS; readers get those of this machine. May be used by several threads.
 */
public final class LocalUrls {

    /** Where functions are served unless another port is asked for. */
    private static final String USUAL = "http://localhost:3000";

    private static final Pattern OF_API =
            Pattern.compile("(https|wss)://([a-z0-9]+)\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?");
    private static final Pattern OF_FUNCTION =
            Pattern.compile("https://([A-Za-z0-9_-]+)(?:\\.([A-Za-z0-9_-]+))?\\.lambda-url\\.[a-z0-9-]+\\.on\\.aws");

    private final StateFolder state;
    private final Supplier<Optional<URI>> others;
    private volatile Optional<String> server = Optional.empty();

    /**
     * The addresses of an account.
     *
     * @param others where another process serves it, if one does
     */
    public LocalUrls(StateFolder state, Supplier<Optional<URI>> others) {
        this.state = state;
        this.others = others;
    }

    /**
     * The address of an API as AWS has it.
     *
     * @param scheme {@code https}, or {@code wss} of a WebSocket API
     */
    public static String ofApi(String scheme, String id, String region) {
        return scheme + "://" + id + ".execute-api." + region + ".amazonaws.com";
    }

    /** The URL of a function in the form of AWS, with the name of the function in place of an id. */
    public static String ofFunction(FunctionName name, String region) {
        return "https://" + name.name()
                + name.qualifier().map(alias -> "." + alias).orElse("") + ".lambda-url." + region + ".on.aws/";
    }

    /** From now on they are served at an address, such as {@code http://127.0.0.1:4000}. */
    public void serveAt(String url) {
        server = Optional.of(url);
    }

    /** A text with those addresses replaced that are of this account. */
    public String localized(String text) {
        if (!text.contains(".execute-api.") && !text.contains(".lambda-url.")) {
            return text;
        }
        Account account = state.read();
        String serving = server.or(() -> others.get().map(URI::toString)).orElse(USUAL);
        String urlsOfApis =
                OF_API.matcher(text).replaceAll(found -> Matcher.quoteReplacement(api(account, serving, found)));
        return OF_FUNCTION
                .matcher(urlsOfApis)
                .replaceAll(found -> Matcher.quoteReplacement(function(account, serving, found)));
    }

    private static String api(Account account, String server, MatchResult url) {
        boolean isServed = has(account, "AWS::ApiGateway::RestApi", url.group(2))
                || has(account, "AWS::ApiGatewayV2::Api", url.group(2));
        if (!isServed) {
            return url.group();
        }
        return url.group(1).equals("wss") ? server.replaceFirst("^http", "ws") : server;
    }

    private static String function(Account account, String server, MatchResult url) {
        return has(account, "AWS::Lambda::Function", url.group(1))
                ? server + "/" + new FunctionName(url.group(1), Optional.ofNullable(url.group(2)))
                : url.group();
    }

    private static boolean has(Account account, String type, String id) {
        return account.resources(type)
                .anyMatch(resource -> resource.physicalId().equals(id));
    }
}
