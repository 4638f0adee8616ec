/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field or parameter of a {@link ServerlessTest} that receives a part of the service:
 *
 * <ul>
 *   <li>a {@link ServiceUnderTest};
 *   <li>a {@link java.net.URI}: the address of the service's HTTP API, or with a {@link #value} the URL of a function;
 *   <li>a synchronous client of the AWS SDK for Java 2, such as <code>LambdaClient</code>, that calls this machine.
 * </ul>
 *
 * Parameters of the first and the last kind do not need it.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface FromService {

    /** The function whose URL is wanted, by its key in the configuration. */
    String value() default "";
}
