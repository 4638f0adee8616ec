/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KafkaTest {

    private static final String CLUSTER = "arn:aws:kafka:us-east-1:123456789012:cluster/orders/1a2b-1";

    @Test
    void provisionedPollersReadByASchemaRegistry() {
        CompiledService service = events("""
                {msk: {arn: '%s', topic: t, provisionedPollerConfig: {minimumPollers: 1, maximumPollers: 3, pollerGroupName: g},
                  schemaRegistryConfig: {schemaRegistryUri: 'arn:aws:glue:us-east-1:123456789012:registry/orders', validate: KEY},
                  maximumRetryAttempts: 3, bisectBatchOnFunctionError: true, functionResponseType: ReportBatchItemFailures,
                  systemLogLevel: INFO, onFailureDestination: 'kafka://failed', consumerGroupId: c}}
                """.formatted(CLUSTER));
        assertThat(service.at("Resources", "HelloEventSourceMappingMSKOrdersT", "Properties"))
                .contains(
                        "\"ProvisionedPollerConfig\":{\"MinimumPollers\":1,\"MaximumPollers\":3,\"PollerGroupName\":\"g\"}")
                .contains("\"AmazonManagedKafkaEventSourceConfig\":{\"ConsumerGroupId\":\"c\",\"SchemaRegistryConfig\":"
                        + "{\"SchemaRegistryURI\":\"arn:aws:glue:us-east-1:123456789012:registry/orders\","
                        + "\"EventRecordFormat\":\"JSON\",\"SchemaValidationConfigs\":[{\"Attribute\":\"KEY\"}]}}")
                .contains("\"MaximumRetryAttempts\":3,\"BisectBatchOnFunctionError\":true")
                .contains("\"LoggingConfig\":{\"SystemLogLevel\":\"INFO\"}")
                .contains("\"DestinationConfig\":{\"OnFailure\":{\"Destination\":\"kafka://failed\"}}");
        assertThat(role(service))
                .contains("glue:GetSchemaVersion", "arn:aws:glue:us-east-1:123456789012:schema/orders/*");
    }

    @Test
    void aClusterThatAuthenticatesByIamIsReadInTheRole() {
        assertThat(role(events("{msk: {arn: '" + CLUSTER + "', topic: t, iamAuth: true}}")))
                .contains("kafka-cluster:ReadData")
                .contains("arn:aws:kafka:us-east-1:123456789012:topic/orders/1a2b-1/t")
                .contains("arn:aws:kafka:us-east-1:123456789012:group/orders/1a2b-1/*");
    }

    @Test
    void subnetsOfTheServiceAreNamed() {
        assertThat(events("{kafka: {topic: t, bootstrapServers: b, accessConfigurations:"
                                + " {vpcSubnet: !Ref Subnet, vpcSecurityGroup: !Ref Group}}}")
                        .at("Resources", "HelloEventSourceMappingKafkaT", "Properties", "SourceAccessConfigurations"))
                .isEqualTo(
                        "[{\"Type\":\"VPC_SUBNET\",\"URI\":{\"Fn::Join\":[\"\",[\"subnet:\",{\"Ref\":\"Subnet\"}]]}},"
                                + "{\"Type\":\"VPC_SECURITY_GROUP\",\"URI\":{\"Fn::Join\":[\"\",[\"security_group:\",{\"Ref\":\"Group\"}]]}}]");
    }

    private static String role(CompiledService service) {
        return service.at("Resources", "IamRoleLambdaExecution", "Properties", "Policies");
    }

    private static CompiledService events(String events) {
        return CompiledService.of("""
                service: demo
                provider: {name: aws, region: us-east-1, runtime: java21}
                functions:
                  hello:
                    handler: com.example.Hello
                    events: [%s]
                """.formatted(events));
    }
}
