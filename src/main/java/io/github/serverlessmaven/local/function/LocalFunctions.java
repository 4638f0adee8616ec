/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.UniqueIds;
import java.util.Optional;

/** Functions of this machine, in processes of their own. */
public final class LocalFunctions implements Functions {

    /** The largest payload of an event that is not waited for ("Lambda quotas"), in bytes. */
    private static final int LARGEST_EVENT = 1_048_576;

    private final FunctionDirectory directory;
    private final FunctionHost host;
    private final AsynchronousCalls events;
    private final UniqueIds ids;

    /** Creates the port; {@code host} takes calls that are waited for, {@code events} the others. */
    public LocalFunctions(FunctionDirectory directory, FunctionHost host, AsynchronousCalls events, UniqueIds ids) {
        this.directory = directory;
        this.host = host;
        this.events = events;
        this.ids = ids;
    }

    @Override
    public Result invoke(Invocation invocation) {
        DeployedFunction function = directory.get(invocation.functionName(), invocation.qualifier());
        String arn =
                function.arn() + invocation.qualifier().map(text -> ":" + text).orElse("");
        Payload payload = Payload.of(invocation.payload());
        requireSize(payload, invocation.type());
        Call call = Call.of(ids.next(), payload, arn);
        return switch (invocation.type()) {
            case DRY_RUN -> new Result("", Optional.empty(), Optional.empty());
            case EVENT -> {
                events.submit(function, call);
                yield new Result("", Optional.empty(), Optional.empty());
            }
            case REQUEST_RESPONSE -> {
                CallResult result = host.call(function, call);
                yield new Result(
                        result.payload().text(),
                        result.error(),
                        invocation.withLog() ? Optional.of(result.log()) : Optional.empty());
            }
        };
    }

    /** The largest payload of a call, in bytes. */
    public static int largest(Type type) {
        return type == Type.EVENT ? LARGEST_EVENT : RuntimeApi.LARGEST_PAYLOAD;
    }

    private static void requireSize(Payload payload, Type type) {
        if (payload.size() > largest(type)) {
            throw new ServerlessException(
                    "The payload has " + payload.size() + " bytes; Lambda takes at most " + largest(type)
                            + (type == Type.EVENT ? " of an event." : "."),
                    "Put large data into a bucket and its key into the payload.");
        }
    }
}
