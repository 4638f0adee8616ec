/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;

/** ARNs of things of this account and region, in the form of Serverless 3. */
public final class ServiceArn {

    private ServiceArn() {}

    /**
     * The ARN of a thing of the stack's account and region.
     *
     * @param service the service's name in ARNs, such as {@code iot}
     * @param rest what follows the account
     */
    public static Value of(String service, Value... rest) {
        List<Value> parts = new ArrayList<>(List.of(
                Value.of("arn"),
                Intrinsic.pseudo("AWS::Partition"),
                Value.of(service),
                Intrinsic.pseudo("AWS::Region"),
                Intrinsic.pseudo("AWS::AccountId")));
        parts.add(rest.length == 1 ? rest[0] : Intrinsic.join("/", rest));
        return Intrinsic.join(":", parts.toArray(Value[]::new));
    }

    /**
     * The same, in the other form that Serverless 3 has.
     *
     * @param rest what follows the account and a colon, joined without a delimiter
     */
    public static Value inOneJoin(String service, Value... rest) {
        List<Value> parts = new ArrayList<>(List.of(
                Value.of("arn:"),
                Intrinsic.pseudo("AWS::Partition"),
                Value.of(":" + service + ":"),
                Intrinsic.pseudo("AWS::Region"),
                Value.of(":"),
                Intrinsic.pseudo("AWS::AccountId")));
        boolean startsWithText = rest[0] instanceof Value.Text;
        parts.add(Value.of(startsWithText ? ":" + ((Value.Text) rest[0]).text() : ":"));
        parts.addAll(List.of(rest).subList(startsWithText ? 1 : 0, rest.length));
        return Intrinsic.join("", parts.toArray(Value[]::new));
    }
}
