/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;

/**
 * A certificate of AWS Certificate Manager as a configuration names it.
 *
 * @param name the domain name it was issued for, such as {@code *.example.com}
 * @param edge whether it is for all regions
 */
public record CertificateName(String name, boolean edge) {

    /** Where CloudFront, and with it a domain for all regions, looks for certificates. */
    public static final String EDGE_REGION = "us-east-1";

    /** A domain that is left out, because its certificate could not be looked up. */
    public static final DiagnosticCode NOT_LOOKED_UP = new DiagnosticCode(
            "CERTIFICATE_NOT_LOOKED_UP",
            "The ARN of the certificate was not looked up, so that the domain is left out; the package cannot be deployed to"
                    + " AWS.");

    /**
     * The region it is in.
     *
     * @param ofStack the region of the stack
     */
    public String region(String ofStack) {
        return edge ? EDGE_REGION : ofStack;
    }
}
