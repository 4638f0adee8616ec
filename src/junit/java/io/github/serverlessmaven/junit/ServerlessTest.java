/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Has the service of this module served on this machine while the tests of the class run, as <code>serverless:start</code> serves it.
 * Classes with equal settings share the server, also when they run in parallel; it ends with the tests. Fields with {@link FromService} and
 * parameters receive a {@link ServiceUnderTest}, addresses and clients of the AWS SDK.
 *
 * <p>The goal <code>serverless:prepare-tests</code> prepares the service, in the phase <code>process-classes</code>. Functions run from compiled
 * classes; tests that Maven starts after <code>serverless:package</code> in the same build run the packages.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServerlessExtension.class)
public @interface ServerlessTest {

    /** The stage. Needed only if several are prepared. */
    String stage() default "";

    /** The name of the configuration file. Needed only if services of several files are prepared. */
    String configFile() default "";

    /** Environment variables that all functions have besides or in place of their own, such as <code>TABLE=orders</code>. */
    String[] environment() default {};

    /** Whether authorizers of APIs decide who may call. */
    boolean authorizers() default true;

    /** Whether schedules invoke functions while the tests run. */
    boolean schedules() default false;
}
