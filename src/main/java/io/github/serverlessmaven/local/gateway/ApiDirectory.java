/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The APIs of one kind in all stacks, those of the served stack first; what is redeployed takes effect at the next lookup.
 *
 * @param <A> an API as it is deployed
 */
final class ApiDirectory<A> {

    private final GatewaySetUp setUp;
    private final Predicate<LocalResource> kind;
    private final Function<ApiParts, A> reader;
    private volatile Optional<Look<A>> last = Optional.empty();

    /** The APIs of an account as it was read. */
    private record Look<A>(Account account, List<A> apis) {}

    /**
     * Creates the directory.
     *
     * @param kind chooses the resources of APIs
     * @param reader reads an API
     */
    ApiDirectory(GatewaySetUp setUp, Predicate<LocalResource> kind, Function<ApiParts, A> reader) {
        this.setUp = setUp;
        this.kind = kind;
        this.reader = reader;
    }

    /** All APIs. */
    List<A> all() {
        Account account = setUp.state().read();
        Look<A> look =
                last.filter(known -> known.account() == account).orElseGet(() -> new Look<>(account, apis(account)));
        last = Optional.of(look);
        return look.apis();
    }

    private List<A> apis(Account account) {
        return account.liveStacks()
                .sorted(Comparator.comparing(stack -> !stack.name().equals(setUp.served())))
                .flatMap(stack -> stack.resources().values().stream())
                .filter(kind)
                .map(api -> reader.apply(new ApiParts(account, api)))
                .toList();
    }
}
