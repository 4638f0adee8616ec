/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.local.bucket.BucketServer;
import io.github.serverlessmaven.local.service.QueueServer;
import io.github.serverlessmaven.local.service.ServerProgram;
import io.github.serverlessmaven.local.table.TableServer;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The third-party servers that the resources of a template need on this machine. */
public final class ServicePrograms {

    private ServicePrograms() {}

    /**
     * The servers for a template, each once; conditions of resources do not count.
     *
     * @param tablesAreServed whether the user wants a server for tables
     */
    public static List<ServerProgram> of(Value.Mapping template, String region, boolean tablesAreServed) {
        Set<String> types = template.section("Resources").entries().entrySet().stream()
                .filter(resource -> !resource.getKey().equals(CoreTemplate.BUCKET.text()))
                .map(Map.Entry::getValue)
                .filter(Value.Mapping.class::isInstance)
                .flatMap(resource -> ((Value.Mapping) resource).text("Type").stream())
                .collect(Collectors.toSet());
        List<ServerProgram> programs = new ArrayList<>();
        if (types.contains("AWS::SQS::Queue")) {
            programs.add(QueueServer.program(region));
        }
        if (types.contains("AWS::S3::Bucket") || types.contains("Custom::S3")) {
            programs.add(BucketServer.program("", ""));
        }
        if (tablesAreServed && types.stream().anyMatch(TableServer::isFor)) {
            programs.add(TableServer.program());
        }
        return programs;
    }
}
