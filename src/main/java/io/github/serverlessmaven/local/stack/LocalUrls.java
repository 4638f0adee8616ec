/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.local.state.LocalResource;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URLs of APIs on this machine, which templates put together from the id of the API and the host names of AWS. */
final class LocalUrls {

    /** Where functions are served unless another port is asked for. */
    static final String SERVER = "http://localhost:3000";

    /** Where clients of WebSocket APIs connect. */
    static final String WEB_SOCKETS = "ws://localhost:3000";

    private static final Pattern OF_API =
            Pattern.compile("(https|wss)://([a-z0-9]+)\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?");

    private LocalUrls() {}

    /**
     * A text with the URLs of APIs replaced.
     *
     * @param resources those of the stack
     */
    static String localized(String text, Collection<LocalResource> resources) {
        if (!text.contains(".execute-api.")) {
            return text;
        }
        Matcher url = OF_API.matcher(text);
        return url.replaceAll(found -> isServed(found.group(2), resources)
                ? found.group(1).equals("wss") ? WEB_SOCKETS : SERVER
                : Matcher.quoteReplacement(found.group()));
    }

    private static boolean isServed(String api, Collection<LocalResource> resources) {
        return resources.stream()
                .filter(resource -> resource.physicalId().equals(api))
                .anyMatch(resource ->
                        resource.isOf(ResourceProvisioner.REST_API) || resource.isOf(ResourceProvisioner.HTTP_API));
    }
}
