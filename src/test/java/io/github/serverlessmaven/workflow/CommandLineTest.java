/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private static final CommandLine OPTIONS = new CommandLine(
            Set.of("serverless.stage", "serverless.skip", "project.build.directory"),
            Set.of("serverless.deploy.skip", "serverless.localMemory"));

    @Test
    void aMisspeltOptionIsToldWithTheOneThatIsMeant() {
        assertThatThrownBy(() -> OPTIONS.requireKnown(Set.of("serverless.stge")))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        told -> assertThat(told.render())
                                .isEqualToNormalizingNewlines("There is no option -Dserverless.stge.\n"
                                        + "    -> Did you mean -Dserverless.stage?"));
    }

    @Test
    void anOptionThatDoesNotExistIsTold() {
        assertThatThrownBy(() -> OPTIONS.requireKnown(Set.of("serverless.verbose")))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        told -> assertThat(told.remedy()).startsWith("Remove it"));
        assertThatThrownBy(() -> OPTIONS.requireKnown(Set.of("serverless.opt.")))
                .isInstanceOf(ServerlessException.class);
    }

    @Test
    void optionsValuesOfTheUsersOwnAndOtherPropertiesAreLeftAlone() {
        assertThatCode(() -> OPTIONS.requireKnown(Set.of(
                        "serverless.stage",
                        "serverless.deploy.skip",
                        "serverless.localMemory",
                        "serverless.opt.color",
                        "serverless.param.a.b",
                        "skipTests",
                        "serverlessX")))
                .doesNotThrowAnyException();
    }
}
