/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.util.Optional;

/**
 * An address at which a function is reached once the stack is deployed. Whoever makes the address possible contributes it with
 * {@link TemplateFragment#withEndpoint}; {@code deploy} and {@code info} show it.
 *
 * @param function the key of the function
 * @param method what is sent there: an HTTP method, {@code ANY} for all, {@code WEBSOCKET} for the routes of a WebSocket API
 * @param base the beginning of the URL, in which <code>${Name}</code> stands for the stack's output of that name,
 *     <code>${AWS::Region}</code> for its region and <code>${AWS::URLSuffix}</code> for the domain of AWS there; without a slash at its
 *     end if a path follows
 * @param path what follows as it is: empty, or a path that begins with a slash and may have variables such as {@code {id}}
 * @param onlyWith the logical id of a resource without which there is no such address; the compiler sets it for functions that exist
 *     only under a condition
 */
public record FunctionEndpoint(String function, String method, String base, String path, Optional<String> onlyWith) {

    /** The method of an address for all methods. */
    public static final String ANY = "ANY";

    /**
     * An address whose beginning is an output of the stack.
     *
     * @param path what follows the output's value
     */
    public static FunctionEndpoint of(String function, String method, LogicalId output, String path) {
        return new FunctionEndpoint(function, method, "${" + output + "}", path, Optional.empty());
    }

    /** This address with another beginning, such as that of a domain of the user's. */
    public FunctionEndpoint at(String otherBase) {
        return new FunctionEndpoint(function, method, otherBase, path, onlyWith);
    }

    /** This address, there only if a resource is. */
    public FunctionEndpoint onlyWith(LogicalId resource) {
        return new FunctionEndpoint(function, method, base, path, Optional.of(resource.text()));
    }
}
