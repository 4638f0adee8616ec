/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.log.LocalLogs;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.BucketFolders;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.LocalArtifactStore;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.UniqueIds;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What resources are created in: the account, and the stack that is being changed.
 *
 * @param account with all stacks as they were before
 * @param stack the resources of the stack so far, by logical id
 * @param region the region in ARNs
 * @param ids for what AWS numbers
 * @param store where the code of functions is
 * @param buckets the objects of buckets
 * @param logs the content of log groups
 */
public record ResourceScope(
        Account account,
        Map<String, LocalResource> stack,
        String region,
        UniqueIds ids,
        LocalArtifactStore store,
        BucketFolders buckets,
        LocalLogs logs) {

    /** A resource of this stack, or else of another one. */
    Optional<LocalResource> find(String type, Predicate<LocalResource> wanted) {
        return Stream.concat(stack.values().stream().filter(each -> each.isOf(type)), account.resources(type))
                .filter(wanted)
                .findFirst();
    }

    /**
     * The function that a property names.
     *
     * @throws ResourceProblem if there is none
     */
    LocalResource function(String nameOrArn) {
        String name = FunctionName.parse(nameOrArn).name();
        return find(FunctionType.NAME, function -> function.physicalId().equals(name))
                .orElseThrow(() -> new ResourceProblem("Function not found: " + functionArn(name)));
    }

    String functionArn(String name) {
        return arn("lambda", "function:" + name);
    }

    String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + region + ":" + Account.ID + ":" + rest;
    }
}
