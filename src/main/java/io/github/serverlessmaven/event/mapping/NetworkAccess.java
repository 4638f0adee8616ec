/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.mapping;

import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** What Lambda needs to reach a source inside a VPC, as "Configure event source permissions" in its developer guide has it. */
public final class NetworkAccess {

    /** Network interfaces in any VPC: they exist for no longer than the mapping, and have no ARN before. */
    public static final PolicyStatement STATEMENT = PolicyStatement.allow(
                    List.of(
                            "ec2:CreateNetworkInterface",
                            "ec2:DescribeNetworkInterfaces",
                            "ec2:DescribeVpcs",
                            "ec2:DeleteNetworkInterface",
                            "ec2:DescribeSubnets",
                            "ec2:DescribeSecurityGroups"),
                    Value.of("*"))
            .grouped();

    private NetworkAccess() {}
}
