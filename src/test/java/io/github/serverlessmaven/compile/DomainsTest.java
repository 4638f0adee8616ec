/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.model.CertificateName;
import io.github.serverlessmaven.template.FunctionEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainsTest {

    private static final String ZONE = "hostedZoneId: Z0123456789ABCDEFGHIJ";

    @Test
    void aNameAndAZoneAreEnoughForANewDomain() {
        CompiledService service = service("domain: {name: api.example.com, " + ZONE + "}", "httpApi: GET /a");
        assertThat(service.at("Resources", "CustomDomainApiExampleCom", "Properties", "RegionalCertificateArn"))
                .isEqualTo("{\"Ref\":\"CustomDomainApiExampleComCertificate\"}");
        assertThat(service.at(
                        "Resources", "CustomDomainApiExampleComCertificate", "Properties", "DomainValidationOptions"))
                .isEqualTo("[{\"DomainName\":\"api.example.com\",\"HostedZoneId\":\"Z0123456789ABCDEFGHIJ\"}]");
        assertThat(service.renderedWarnings()).isEmpty();
    }

    @Test
    void onlyTheNameOfAnExistingDomainIsNeeded() {
        CompiledService service = service("domain: {name: api.example.com, existing: true}", "http: GET /a");
        assertThat(service.at("Resources", "CustomDomainApiExampleComMapping", "Properties"))
                .isEqualTo("{\"DomainName\":\"api.example.com\",\"RestApiId\":{\"Ref\":\"ApiGatewayRestApi\"},"
                        + "\"Stage\":\"dev\"}");
        assertThat(service.at("Resources", "CustomDomainApiExampleCom")).isEqualTo("absent");
        assertThat(service.at("Outputs", "DistributionDomainName")).isEqualTo("absent");
    }

    @Test
    void theMappingOfARestApiComesAfterTheDeploymentThatMakesTheStage() {
        CompiledService service = service("domain: {name: api.example.com, existing: true}", "http: GET /a");
        assertThat(service.at("Resources", "CustomDomainApiExampleComMapping", "DependsOn"))
                .matches("\\[\"ApiGatewayDeployment[0-9a-f]{16}\"]");
    }

    @Test
    void aDomainDoesNotChangeTheDeploymentOfTheApi() {
        CompiledService without = service("versionFunctions: false", "http: GET /a");
        CompiledService with =
                service("versionFunctions: false\n  domain: {name: api.example.com, " + ZONE + "}", "http: GET /a");
        assertThat(deployment(with)).isEqualTo(deployment(without));
    }

    private static List<String> deployment(CompiledService service) {
        return service.template().section("Resources").entries().keySet().stream()
                .filter(id -> id.startsWith("ApiGatewayDeployment"))
                .toList();
    }

    @Test
    void aDomainIsThereInItsStagesOnly() {
        assertThat(service("domain: {name: api.example.com, existing: true, enabled: [prod]}", "http: GET /a")
                        .at("Resources", "CustomDomainApiExampleComMapping"))
                .isEqualTo("absent");
        assertThat(service(
                                "stage: prod\n  domain: {name: api.example.com, existing: true, enabled: [prod]}",
                                "http: GET /a")
                        .at("Resources", "CustomDomainApiExampleComMapping"))
                .isNotEqualTo("absent");
        assertThat(service("domain: {name: api.example.com, enabled: 'false'}", "schedule: rate(1 hour)")
                        .rendered())
                .isEmpty();
    }

    @Test
    void anApiOfAnotherStackIsMappedByItsId() {
        CompiledService service = service(
                "httpApi: {id: !ImportValue shared-api}\n  domain: {name: api.example.com, existing: true}",
                "httpApi: GET /a");
        assertThat(service.at("Resources", "CustomDomainApiExampleComApiMapping", "Properties"))
                .isEqualTo(
                        "{\"DomainName\":\"api.example.com\",\"ApiId\":{\"Fn::ImportValue\":\"shared-api\"},\"Stage\":\"$default\"}");
    }

    @Test
    void theConditionOfAllFunctionsIsTheDomains() {
        CompiledService service = CompiledService.of("""
                service: orders
                provider: {name: aws, runtime: java21, domain: {name: api.example.com, existing: true}}
                resources: {Conditions: {IsProduction: !Equals [!Ref 'AWS::Region', us-east-1]}}
                functions:
                  hello: {handler: a.B, condition: IsProduction, events: [{httpApi: GET /a}]}
                """);
        assertThat(service.at("Resources", "CustomDomainApiExampleComApiMapping", "Condition"))
                .isEqualTo("\"IsProduction\"");
    }

    @Test
    void namesThatDifferInPunctuationHaveIdsOfTheirOwn() {
        CompiledService service = service("""
                domains:
                    - {name: a-b.example.com, existing: true, basePath: x-y}
                    - {name: a.b.example.com, existing: true, basePath: x/y}
                    - {name: ab.example.com, existing: true, basePath: xy}
                    - {name: '*.example.com', existing: true, basePath: x_y.z~1}
                """, "http: GET /a");
        assertThat(service.template().section("Resources").entries().keySet().stream()
                        .filter(id -> id.startsWith("CustomDomain")))
                .containsExactly(
                        "CustomDomainADashbExampleComMappingXDashy",
                        "CustomDomainABExampleComApiMappingXY",
                        "CustomDomainAbExampleComMappingXy",
                        "CustomDomainWildcardExampleComMappingXUnderscoreyDotzTilde1");
    }

    @Test
    void namesTooLongForLogicalIdsKeepIdsOfTheirOwn() {
        String label = "a".repeat(60) + ".";
        CompiledService service = service(
                "domains: [{name: " + label + label + label + "one.example.com, existing: true}, {name: " + label
                        + label + label + "two.example.com, existing: true}]",
                "http: GET /a");
        assertThat(service.template().section("Resources").entries().keySet().stream()
                        .filter(id -> id.startsWith("CustomDomain")))
                .hasSize(2);
    }

    @Test
    void oneDomainLeadsToTwoApis() {
        CompiledService service = CompiledService.of("""
                service: orders
                provider:
                  name: aws
                  runtime: java21
                  domains:
                    - {name: api.example.com, apiType: http, hostedZoneId: Z0123456789ABCDEFGHIJ, basePath: new}
                    - {name: api.example.com, apiType: rest, existing: true, basePath: old}
                functions:
                  hello: {handler: a.B, events: [{httpApi: GET /a}, {http: GET /a}]}
                """);
        assertThat(service.at("Resources", "CustomDomainApiExampleComMappingOld", "Properties", "DomainName"))
                .isEqualTo("{\"Ref\":\"CustomDomainApiExampleCom\"}");
        assertThat(service.at("Resources", "CustomDomainApiExampleComApiMappingNew", "Properties", "DomainName"))
                .isEqualTo("{\"Ref\":\"CustomDomainApiExampleCom\"}");
    }

    @Test
    void endpointsAtDomainsComeFirst() {
        assertThat(endpoints(service("""
                domains:
                    - {name: api.example.com, existing: true, basePath: orders}
                    - {name: orders.example.com, existing: true}
                """, "httpApi: GET /a", "httpApi: '*'")))
                .containsExactly(
                        "GET https://api.example.com/orders/a",
                        "GET https://orders.example.com/a",
                        "ANY https://api.example.com/orders",
                        "ANY https://orders.example.com",
                        "GET ${HttpApiUrl}/a",
                        "ANY ${HttpApiUrl}");
    }

    @Test
    void anApiThatIsClosedToOthersIsReachedAtItsDomainOnly() {
        assertThat(endpoints(service(
                        "apiGateway: {disableDefaultEndpoint: true}\n  domain: {name: api.example.com, existing: true}",
                        "http: GET /")))
                .containsExactly("GET https://api.example.com");
    }

    @Test
    void aWebSocketApiHasADomainToo() {
        CompiledService service =
                service("domain: {name: ws.example.com, existing: true, basePath: chat}", "websocket: $connect");
        assertThat(service.at("Resources", "CustomDomainWsExampleComApiMappingChat", "Properties"))
                .isEqualTo(
                        "{\"DomainName\":\"ws.example.com\",\"ApiMappingKey\":\"chat\",\"ApiId\":{\"Ref\":\"WebsocketsApi\"},"
                                + "\"Stage\":\"dev\"}");
        assertThat(service.at("Resources", "CustomDomainWsExampleComApiMappingChat", "DependsOn"))
                .isEqualTo("[\"WebsocketsDeploymentStage\"]");
        assertThat(service.at("Outputs", "DomainNameWebsocket", "Value")).isEqualTo("\"ws.example.com\"");
        assertThat(endpoints(service))
                .containsExactly("WEBSOCKET wss://ws.example.com/chat", "WEBSOCKET ${ServiceEndpointWebsocket}");
    }

    private static List<String> endpoints(CompiledService service) {
        return new ServiceCompiler(service.service())
                .endpoints().stream().map(DomainsTest::text).toList();
    }

    private static String text(FunctionEndpoint endpoint) {
        return endpoint.method() + " " + endpoint.base() + endpoint.path();
    }

    @Test
    void aBlockOfServerlessDomainManagerGivesTheMapping() {
        CompiledService service = custom("""
                customDomain:
                    domainName: api.example.com
                    basePath: orders
                    certificateName: '*.example.com'
                    createRoute53Record: true
                    endpointType: regional
                    autoDomain: true
                """);
        assertThat(service.at("Resources", "CustomDomainApiExampleComMappingOrders", "Properties", "DomainName"))
                .isEqualTo("\"api.example.com\"");
        assertThat(service.at("Outputs", "DomainName", "Value")).isEqualTo("\"api.example.com\"");
        assertThat(service.renderedWarnings())
                .contains("certificateName, endpointType, createRoute53Record have no effect, because the domain that"
                        + " serverless-domain-manager made is used as it is; only the mapping is deployed")
                .contains("custom.customDomain: autoDomain has no effect here");
    }

    @Test
    void aBlockForEachTypeOfApiIsUnderstood() {
        CompiledService service = CompiledService.of("""
                service: orders
                provider: {name: aws, runtime: java21}
                custom:
                  customDomains:
                    - rest: {domainName: rest.example.com}
                      http: {domainName: http.example.com, endpointType: REGIONAL}
                    - domainName: both.example.com
                    - domainName: off.example.com
                      enabled: 'false'
                functions:
                  hello: {handler: a.B, events: [{httpApi: GET /a}, {http: GET /a}]}
                """);
        assertThat(service.template().section("Resources").entries().keySet().stream()
                        .filter(id -> id.startsWith("CustomDomain")))
                .containsExactlyInAnyOrder(
                        "CustomDomainRestExampleComMapping",
                        "CustomDomainHttpExampleComApiMapping",
                        "CustomDomainBothExampleComMapping");
    }

    @Test
    void aValueOfOnesOwnIsNoBlockOfServerlessDomainManager() {
        assertThat(custom("customDomain: api.example.com")
                        .template()
                        .section("Resources")
                        .entries()
                        .keySet())
                .noneMatch(id -> id.startsWith("CustomDomain"));
        assertThat(custom("customDomain: {prod: api.example.com, dev: dev.example.com}")
                        .template()
                        .section("Resources")
                        .entries()
                        .keySet())
                .noneMatch(id -> id.startsWith("CustomDomain"));
    }

    @Test
    void theProvidersDomainsTakePrecedence() {
        CompiledService service = CompiledService.of("""
                service: orders
                provider: {name: aws, runtime: java21, domain: {name: api.example.com, existing: true}}
                custom:
                  customDomain: {domainName: old.example.com}
                functions:
                  hello: {handler: a.B, events: [{http: GET /a}]}
                """);
        assertThat(service.at("Resources", "CustomDomainOldExampleComMapping")).isEqualTo("absent");
        assertThat(service.renderedWarnings())
                .contains("custom.customDomain: has no effect, because provider.domains takes precedence"
                        + " over it [UNUSED_CUSTOM_DOMAINS]");
    }

    @Test
    void aDomainWhoseCertificateWasNotLookedUpIsLeftOut() {
        CompiledService service = service(
                "domain: {name: api.example.com, certificateName: '*.example.com', " + ZONE + "}", "http: GET /a");
        assertThat(service.template().section("Resources").entries().keySet())
                .noneMatch(id -> id.startsWith("CustomDomain"));
        assertThat(service.renderedWarnings())
                .contains("provider.domain.certificateName: was not looked up in AWS; the domain is left out"
                        + " [CERTIFICATE_NOT_LOOKED_UP]");
    }

    @Test
    void aCertificateThatWasLookedUpIsTheDomains() {
        CompiledService offline = service(
                "domain: {name: api.example.com, certificateName: '*.example.com', " + ZONE + "}", "http: GET /a");
        CompiledService service = new CompiledService(
                offline.service()
                        .withCertificates(Map.of(
                                new CertificateName("*.example.com", false),
                                Optional.of("arn:aws:acm:us-east-1:123456789012:certificate/7"))),
                List.of(),
                List.of());
        assertThat(service.at("Resources", "CustomDomainApiExampleCom", "Properties", "RegionalCertificateArn"))
                .isEqualTo("\"arn:aws:acm:us-east-1:123456789012:certificate/7\"");
    }

    private static CompiledService custom(String block) {
        return CompiledService.of("""
                service: orders
                provider: {name: aws, runtime: java21}
                custom:
                  %s
                functions:
                  hello: {handler: a.B, events: [{http: GET /a}]}
                """.formatted(block));
    }

    private static CompiledService service(String provider, String... events) {
        StringBuilder yaml = new StringBuilder("""
                service: orders
                provider:
                  name: aws
                  runtime: java21
                  region: us-east-1
                  %s
                functions:
                  hello:
                    handler: a.B
                    events:
                """.formatted(provider));
        for (String event : events) {
            yaml.append("      - ").append(event).append('\n');
        }
        return CompiledService.of(yaml.toString());
    }
}
