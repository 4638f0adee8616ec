/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.external.RunningEmulator;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Custom domains on the emulator, which answers to their host names in the account of all zeros only. What serverless-domain-manager would
 * have made is made by AWS's own command line.
 */
class DomainsIT {

    private static final String ACCOUNT = "000000000000";
    private static final Path TOOLS = Path.of("target/emulator/venv/bin").toAbsolutePath();
    private static final Pattern COMMAND = Pattern.compile("since requests fail in between: (aws .*)");

    @TempDir
    Path folder;

    private URI endpoint;

    @BeforeEach
    void prepare() throws IOException {
        endpoint = RunningEmulator.withNewAccount().endpoint();
        System.setProperty("aws.accessKeyId", ACCOUNT);
        System.setProperty("aws.secretAccessKey", "secret");
        Files.writeString(
                folder.resolve("handler.py"),
                "def main(event, context):\n    return {'statusCode': 200, 'body': 'answered'}\n");
    }

    @AfterEach
    void forget() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void theMappingOfThePluginIsReplacedAsTheFailureSays() throws Exception {
        String service = service("moving", "http: GET /hello", "");
        deploy(service);
        String api = aws("aws apigateway get-rest-apis --query \"items[?name=='dev-moving'].id\" --output text");
        aws("aws apigateway create-domain-name --domain-name moving.example.com --endpoint-configuration types=REGIONAL"
                + " --regional-certificate-arn arn:aws:acm:us-east-1:000000000000:certificate/1");
        aws(
                "aws apigateway create-base-path-mapping --domain-name moving.example.com --base-path orders --stage dev --rest-api-id "
                        + api);
        assertThat(get("moving.example.com", "/orders/hello")).contains("200", "answered");
        String block = "custom: {customDomain: {domainName: moving.example.com, basePath: orders}}\n";

        String failure = failure(service + block);

        assertThat(failure).contains("Base path already exists", "UPDATE_ROLLBACK_COMPLETE");
        assertThat(get("moving.example.com", "/orders/hello")).contains("200", "answered");
        aws(command(failure));
        assertThat(deploy(service + block))
                .contains("Endpoints:", "GET - https://moving.example.com/orders/hello (hello)");
        assertThat(get("moving.example.com", "/orders/hello")).contains("200", "answered");
    }

    @Test
    void theMappingOfAnHttpApiIsReplacedAsTheFailureSays() throws Exception {
        String service = service("routes", "httpApi: GET /hello", "");
        deploy(service);
        String api = aws("aws apigatewayv2 get-apis --query \"Items[?Name=='dev-routes'].ApiId\" --output text");
        aws("aws apigatewayv2 create-domain-name --domain-name routes.example.com --domain-name-configurations"
                + " CertificateArn=arn:aws:acm:us-east-1:000000000000:certificate/1,EndpointType=REGIONAL");
        aws(
                "aws apigatewayv2 create-api-mapping --domain-name routes.example.com --api-mapping-key orders/v1 --stage '$default'"
                        + " --api-id " + api);
        String block =
                "custom:\n  customDomain: {domainName: routes.example.com, basePath: orders/v1, endpointType: REGIONAL}\n";

        String failure = failure(service + block);

        assertThat(failure).contains("ApiMapping key already exists");
        aws(command(failure));
        deploy(service + block);
        assertThat(get("routes.example.com", "/orders/v1/hello")).contains("200", "answered");
    }

    @Test
    void aNewDomainHasItsCertificateAndRecordsUnlessTheyAreThere() throws Exception {
        aws("aws acm request-certificate --domain-name '*.fresh.example.com' --validation-method DNS");
        String zone = aws("aws route53 create-hosted-zone --name fresh.example.com --caller-reference 1"
                        + " --query HostedZone.Id --output text")
                .replace("/hostedzone/", "");
        aws("aws route53 change-resource-record-sets --hosted-zone-id " + zone
                + " --change-batch '{\"Changes\":[{\"Action\":\"CREATE\","
                + "\"ResourceRecordSet\":{\"Name\":\"api.fresh.example.com\",\"Type\":\"A\",\"AliasTarget\":{\"DNSName\":\"old.example.com\","
                + "\"HostedZoneId\":\"Z1UJRXOUMOOFQ8\",\"EvaluateTargetHealth\":false}}}]}'");
        String service = service(
                "fresh",
                "httpApi: GET /hello",
                "  domains: {name: api.fresh.example.com, certificateName: '*.fresh.example.com', hostedZoneId: " + zone
                        + "}\n");

        String failure = failure(service);

        assertThat(failure).contains("Write \"createRoute53Record: false\" to keep the record as it is.");
        aws(command(failure));
        assertThat(deploy(service)).contains("GET - https://api.fresh.example.com/hello (hello)");
        assertThat(get("api.fresh.example.com", "/hello")).contains("200", "answered");
        assertThat(aws("aws route53 list-resource-record-sets --hosted-zone-id " + zone
                        + " --query \"ResourceRecordSets[?Name=='api.fresh.example.com.'].Type\" --output text"))
                .contains("A", "AAAA");
        assertThat(
                        aws(
                                "aws apigateway get-domain-name --domain-name api.fresh.example.com --query regionalCertificateArn"))
                .contains(":certificate/");
        assertThat(failure(service(
                        "second",
                        "httpApi: GET /hello",
                        service.lines()
                                        .filter(line -> line.startsWith("  domains:"))
                                        .findFirst()
                                        .orElseThrow() + "\n")))
                .contains("The domain api.fresh.example.com exists already: write \"existing: true\"");
    }

    @Test
    void aCertificateThatIsNotThereIsReportedWithItsPlace() throws Exception {
        assertThat(
                        failure(
                                service(
                                        "lost",
                                        "httpApi: GET /hello",
                                        "  domains: {name: lost.example.org, certificateName: '*.example.org', createRoute53Record: false}\n")))
                .contains(
                        "serverless.yml:6:54 provider.domains.certificateName: there is no issued certificate for *.example.org in"
                                + " us-east-1 [CERTIFICATE_NOT_FOUND]");
    }

    private static String service(String name, String event, String domains) {
        return "service: " + name + "\nprovider:\n  name: aws\n  runtime: python3.12\n  region: us-east-1\n" + domains
                + "functions:\n  hello:\n    handler: handler.main\n    events:\n      - " + event + "\n";
    }

    /** The log of a deployment. */
    private String deploy(String service) throws IOException {
        Files.writeString(folder.resolve("serverless.yml"), service);
        FolderBuild build = new FolderBuild(folder)
                .withOptions(new ServiceOptions(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(endpoint), false));
        LoadService services = new LoadService(build);
        Targets targets = new Targets(build, "aws", Optional.empty(), LocalOptions.DEFAULT);
        PackageService packaging = new PackageService(
                build,
                services,
                new PackagingOptions(false, false, Optional.empty(), Optional.empty(), Optional.empty()));
        new DeployService(build, services, targets, DeployOptions.NONE, Safeguards.NONE, event -> {})
                .deployAll(packaging);
        return String.join("\n", build.lines);
    }

    private String failure(String service) {
        return catchThrowableOfType(ServerlessException.class, () -> deploy(service))
                .render();
    }

    private static String command(String failure) {
        Matcher command = COMMAND.matcher(failure);
        assertThat(command.find()).as(failure).isTrue();
        return command.group(1);
    }

    /** What a command of the shell writes, without spaces around. */
    private String aws(String command) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
        shell.environment()
                .putAll(Map.of(
                        "PATH",
                        TOOLS + ":" + System.getenv("PATH"),
                        "AWS_ENDPOINT_URL",
                        endpoint.toString(),
                        "AWS_ACCESS_KEY_ID",
                        ACCOUNT,
                        "AWS_SECRET_ACCESS_KEY",
                        "secret",
                        "AWS_DEFAULT_REGION",
                        "us-east-1",
                        "AWS_PAGER",
                        ""));
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(command + "\n" + output).isZero();
        return output;
    }

    /** The whole response to a request by the name of a domain, which Java's HTTP clients do not send. */
    private String get(String host, String path) throws IOException {
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
