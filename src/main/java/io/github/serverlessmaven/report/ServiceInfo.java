/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.workflow.DescribeService.DeployedService;

/** What is deployed, as text. */
public final class ServiceInfo {

    private ServiceInfo() {}

    /** Renders a service. */
    public static String of(DeployedService service) {
        StringBuilder text = new StringBuilder("service: " + service.name()
                + "\nstage: " + service.stage()
                + "\nregion: " + service.region()
                + "\nstack: " + service.stack().name()
                + "\nstatus: " + service.stack().status()
                + "\nfunctions:\n");
        service.functions().forEach((key, name) -> text.append("  " + key + ": " + name + "\n"));
        if (!service.endpoints().isEmpty()) {
            text.append(
                    service.served() ? "endpoints:\n" : "endpoints (not served now; serverless:start serves them):\n");
            service.endpoints().forEach(endpoint -> text.append("  " + endpoint.text() + "\n"));
        }
        if (!service.changedFunctions().isEmpty()) {
            text.append("changed without the stack (the next deployment replaces these changes):\n");
            service.changedFunctions().forEach(line -> text.append("  " + line + "\n"));
        }
        text.append("outputs:\n");
        service.stack().outputs().forEach((name, value) -> text.append("  " + name + ": " + value + "\n"));
        if (!service.messages().isEmpty()) {
            text.append("messages:\n");
            service.messages().forEach(line -> text.append("  " + line + "\n"));
        }
        return text.toString();
    }
}
