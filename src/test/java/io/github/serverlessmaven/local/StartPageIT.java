/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.external.Browser;
import io.github.serverlessmaven.local.trigger.LocalServer;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The start page in a real browser, with a function in Python behind it. Pictures stay in target/start-page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartPageIT {

    private static final String HOSTILE = "<img src=x onerror='window.broken=1'>";
    private static final String FUNCTION = """
            def handler(event, context):
                print("asked by", event.get("name"))
                if event.get("name") == "nobody":
                    raise ValueError("Nobody is here")
                return {"greeting": "Hello, %s" % event.get("name")}
            """;

    @TempDir
    static Path folder;

    private LocalTarget target;
    private LocalServer server;
    private Browser browser;

    @BeforeAll
    void serve() throws IOException {
        target = LocalSetUp.withJava().open(folder.resolve("state"));
        DeployedTemplate stack = new DeployedTemplate(target, "page", code());
        stack.with(stack.functionOf("Greet", "python3.13", "index.handler", ""), """
                "Api": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "page", "ProtocolType": "HTTP"}},
                "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {"ApiId": {"Ref": "Api"}, "StageName": "$default"}},
                "Calls": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "Api"},
                  "IntegrationType": "AWS_PROXY", "IntegrationUri": {"Fn::GetAtt": ["Greet", "Arn"]}, "PayloadFormatVersion": "2.0"}},
                "Route": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {"ApiId": {"Ref": "Api"},
                  "RouteKey": "GET /greetings", "Target": {"Fn::Sub": "integrations/${Calls}"}}},
                "Nightly": {"Type": "AWS::Events::Rule", "Properties": {"ScheduleExpression": "rate(1 day)",
                  "Targets": [{"Id": "one", "Arn": {"Fn::GetAtt": ["Greet", "Arn"]}},
                    {"Id": "two", "Arn": {"Fn::GetAtt": ["Orders", "Arn"]}}]}},
                "Orders": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "orders"}},
                "Reads": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {"Enabled": false,
                  "EventSourceArn": {"Fn::GetAtt": ["Orders", "Arn"]}, "FunctionName": {"Ref": "Greet"}}},
                "News": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "news"}}""");
        target.provisionServices();
        server = target.serve(LocalSetUp.LOOPBACK, 0, "page", LocalAuthorizers.ON, LocalEvents.ALL);
        browser = Browser.start(Files.createTempDirectory(Path.of("target"), "browser"));
    }

    private static Path code() throws IOException {
        Path zip = folder.resolve("code.zip");
        try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip))) {
            entries.putNextEntry(new ZipEntry("index.py"));
            entries.write(FUNCTION.getBytes(StandardCharsets.UTF_8));
        }
        return zip;
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
        target.close();
    }

    @BeforeEach
    void open() {
        browser.resize(1200, 900);
        browser.prefer("light");
        browser.open(URI.create("http://localhost:" + server.port() + "/_serverless"));
        browser.waitFor(
                "document.querySelectorAll('#functions li').length === 1 && document.getElementById('sample').options.length > 1");
    }

    @Test
    void theKeyboardIsEnoughToInvokeAFunctionAndReadWhatCameOfIt() throws IOException {
        browser.press("Tab");
        browser.press("Enter");
        browser.waitFor("document.getElementById('invoke').open");
        assertThat(text("document.activeElement.id")).isEqualTo("sample");
        browser.press("ArrowDown");
        browser.waitFor("document.getElementById('payload').value.includes('greeting')");
        browser.press("Tab");
        browser.evaluate("document.activeElement.select()");
        browser.type("{\"name\": \"" + HOSTILE + "\"}");
        browser.press("Tab");
        browser.press("Enter");
        browser.waitFor("document.querySelector('#invocations details[open] pre.log')");
        assertThat(text("document.querySelector('#invocations details[open]').textContent"))
                .contains("page-Greet ok")
                .contains("\"name\": \"" + HOSTILE + "\"")
                .contains("\"greeting\": \"Hello, " + HOSTILE + "\"")
                .contains("asked by " + HOSTILE);
        assertThat(text("document.activeElement.tagName")).isEqualTo("SUMMARY");
        assertThat(text("document.getElementById('invocations').textContent")).contains(", cold start ");
        assertThat(text("String(window.broken)")).isEqualTo("undefined");
        picture("invoked");
    }

    @Test
    void aPayloadThatIsNotJsonIsNotSentAndAFailureIsShown() {
        browser.evaluate("document.querySelector('#functions button').click()");
        browser.evaluate("document.getElementById('payload').value = '{'");
        browser.evaluate("document.getElementById('send').click()");
        browser.waitFor(
                "document.getElementById('invoke-problem').textContent.startsWith('The payload is not JSON: ')");
        browser.evaluate("document.getElementById('payload').value = '{\"name\": \"nobody\"}'");
        browser.evaluate("document.getElementById('send').click()");
        browser.waitFor("document.querySelector('#invocations details[open] .bad')");
        assertThat(text("document.querySelector('#invocations details[open] .bad').textContent"))
                .isEqualTo("ValueError: Nobody is here");
    }

    @Test
    void routesAndSchedulesAreListed() {
        assertThat(text("document.getElementById('routes').textContent")).isEqualTo("GET/greetingspage-Greet");
        assertThat(text("document.querySelector('#routes a').getAttribute('href')"))
                .isEqualTo("/greetings");
        assertThat(text("document.getElementById('schedules').textContent")).startsWith("rate(1 day)page-Greet");
        browser.evaluate("document.querySelector('#schedules button').click()");
        browser.waitFor("document.getElementById('payload').value.includes('\"name\": \"schedule\"')");
    }

    @Test
    void queuesAndTopicsAreListedWithWhoGetsTheirMessages() {
        assertThat(text("[...document.querySelectorAll('#sources li')].map(each => each.textContent).join(' ')"))
                .matches("(?s).*queuehttp://127\\.0\\.0\\.1:\\d+/000000000000/orderspage-Greet \\(disabled\\).*")
                .contains("topicarn:aws:sns:us-east-1:000000000000:news");
        assertThat(text("document.querySelectorAll('#schedules li')[1].textContent"))
                .contains("rate(1 day)queue orders");
        assertThat(number("document.querySelectorAll('#schedules button').length"))
                .isEqualTo(1);
    }

    @Test
    void aCallFromElsewhereAppearsByItself() {
        browser.evaluate("fetch('/greetings').then(answer => answer.text())");
        browser.waitFor("[...document.querySelectorAll('#invocations summary')].length > 0");
    }

    @Test
    void aPhoneShowsAllOfItInLightAndInDark() throws IOException {
        for (String colours : new String[] {"light", "dark"}) {
            browser.prefer(colours);
            browser.resize(360, 740);
            assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
            assertThat(
                            number(
                                    "Math.min(...[...document.querySelectorAll('main button')].map(b => b.getBoundingClientRect().height))"))
                    .isGreaterThanOrEqualTo(44);
            int background = browser.screenshot().getRGB(2, 2) & 0xff;
            assertThat(background).isBetween(colours.equals("dark") ? 0 : 200, colours.equals("dark") ? 60 : 255);
            picture(colours);
        }
    }

    @Test
    void itAsksNobodyElseAndFailsNowhere() {
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(address ->
                        address.startsWith("http://localhost:" + server.port() + "/") || address.startsWith("data:"));
        assertThat(browser.problems()).isEmpty();
    }

    private void picture(String name) throws IOException {
        Path file = Files.createDirectories(Path.of("target", "start-page")).resolve(name + ".png");
        ImageIO.write(browser.screenshot(), "png", file.toFile());
    }

    private String text(String expression) {
        return browser.evaluate(expression) instanceof Value.Text text ? text.text() : "";
    }

    private double number(String expression) {
        return ((Value.Numeric) browser.evaluate(expression)).number().doubleValue();
    }
}
