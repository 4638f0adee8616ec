/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP, with an AWS STS that gives the role only for the code 123456. */
class DeviceSessionsTest {

    private static final String DENIED =
            "<ErrorResponse><Error><Code>AccessDenied</Code><Message>%s</Message></Error></ErrorResponse>";

    private static final String SESSION =
            "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>of-role</AccessKeyId>"
                    + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>%s</Expiration>"
                    + "</Credentials></AssumeRoleResult></AssumeRoleResponse>";

    @TempDir
    Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Instant now = start;
    private final DeviceSessions devices = new DeviceSessions(
            question -> {
                questions.add(question);
                return answers.isEmpty() ? "" : answers.remove();
            },
            () -> now);
    private AwsServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AwsServer(this::answer);
        Path config = Files.writeString(folder.resolve("config"), """
                [profile jane]
                aws_access_key_id = of-jane
                aws_secret_access_key = secret
                region = eu-central-1

                [profile office]
                role_arn = arn:aws:iam::111122223333:role/deployer
                source_profile = jane
                mfa_serial = arn:aws:iam::111122223333:mfa/jane
                external_id = office-7
                duration_seconds = 3600
                region = eu-central-1
                endpoint_url = %s
                """.formatted(server.address()));
        System.setProperty("aws.configFile", config.toString());
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty("aws.configFile");
        System.clearProperty("aws.sharedCredentialsFile");
        server.close();
    }

    private String keyOfOffice() {
        AwsSettings settings = new AwsSettings(
                Optional.of("eu-central-1"),
                Optional.of("office"),
                Optional.empty(),
                Optional.of(server.address()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(devices));
        return AwsErrors.translating(
                "sign in",
                () -> CredentialsChain.of(settings).resolveCredentials().accessKeyId());
    }

    @Test
    void theCodeIsAskedOnceAndItsSessionIsUsedToItsEnd() {
        answers.add(" 123456 ");
        answers.add("123456");
        assertThat(keyOfOffice()).isEqualTo("of-role");
        assertThat(keyOfOffice()).isEqualTo("of-role");
        assertThat(questions).containsExactly("Code of arn:aws:iam::111122223333:mfa/jane for profile office: ");
        assertThat(requests)
                .last()
                .asString()
                .contains("TokenCode=123456", "ExternalId=office-7", "DurationSeconds=3600");
        now = start.plus(59, ChronoUnit.MINUTES);
        assertThat(keyOfOffice()).isEqualTo("of-role");
        assertThat(questions).hasSize(2);
    }

    @Test
    void aWrongCodeIsAskedForAgain() {
        answers.add("000000");
        answers.add("123456");
        assertThat(keyOfOffice()).isEqualTo("of-role");
        assertThat(questions).hasSize(2);
    }

    @Test
    void threeWrongCodesAreEnough() {
        answers.addAll(List.of("1", "2", "3", "123456"));
        assertThatThrownBy(this::keyOfOffice)
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("MultiFactorAuthentication failed");
        assertThat(questions).hasSize(3);
    }

    @Test
    void withoutAnAnswerTheProfileSaysWhatItNeeds() {
        assertThatThrownBy(this::keyOfOffice)
                .isInstanceOf(ServerlessException.class)
                .hasMessage("A code of a multi-factor device is needed for profile \"office\".");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = AwsServer.body(exchange);
            requests.add(form);
            boolean isGiven = AwsServer.parameter(form, "TokenCode").equals("123456");
            String problem = form.contains("TokenCode")
                    ? "MultiFactorAuthentication failed with invalid MFA one time pass code."
                    : "User is not authorized to perform: sts:AssumeRole";
            AwsServer.answer(
                    exchange,
                    isGiven ? 200 : 403,
                    "text/xml",
                    isGiven ? SESSION.formatted(start.plus(1, ChronoUnit.HOURS)) : DENIED.formatted(problem));
        }
    }
}
