/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.deploy.plan.ResourceChange.Action;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;
import java.util.Set;

/** What becomes of a deployed resource and of the data in it. */
public enum DataFate {
    /** The resource stays. */
    UNTOUCHED,
    /** The resource leaves the stack and stays in the account. */
    RETAINED,
    /** The resource is deleted after a snapshot of its data has been made. */
    SNAPSHOT,
    /** The resource is deleted; it holds no data. */
    DELETED,
    /** The resource is or may be deleted with the data in it. */
    LOST;

    /** Types that contain data that no deployment restores. Logs are not among them: they expire, and go with each function. */
    private static final Set<String> STATEFUL = Set.of(
            "AWS::AmazonMQ::Broker",
            "AWS::Backup::BackupVault",
            "AWS::Cassandra::Table",
            "AWS::CloudFormation::Stack",
            "AWS::Cognito::IdentityPool",
            "AWS::Cognito::UserPool",
            "AWS::DSQL::Cluster",
            "AWS::DocDB::DBCluster",
            "AWS::DocDB::DBInstance",
            "AWS::DynamoDB::GlobalTable",
            "AWS::DynamoDB::Table",
            "AWS::EC2::Volume",
            "AWS::ECR::Repository",
            "AWS::EFS::FileSystem",
            "AWS::ElastiCache::CacheCluster",
            "AWS::ElastiCache::ReplicationGroup",
            "AWS::ElastiCache::ServerlessCache",
            "AWS::Elasticsearch::Domain",
            "AWS::FSx::FileSystem",
            "AWS::KMS::Key",
            "AWS::Kinesis::Stream",
            "AWS::MSK::Cluster",
            "AWS::MSK::ServerlessCluster",
            "AWS::MemoryDB::Cluster",
            "AWS::Neptune::DBCluster",
            "AWS::Neptune::DBInstance",
            "AWS::OpenSearchServerless::Collection",
            "AWS::OpenSearchService::Domain",
            "AWS::RDS::DBCluster",
            "AWS::RDS::DBInstance",
            "AWS::Redshift::Cluster",
            "AWS::RedshiftServerless::Namespace",
            "AWS::S3::Bucket",
            "AWS::S3Express::DirectoryBucket",
            "AWS::S3Tables::Table",
            "AWS::S3Tables::TableBucket",
            "AWS::S3Vectors::Index",
            "AWS::S3Vectors::VectorBucket",
            "AWS::SDB::Domain",
            "AWS::SQS::Queue",
            "AWS::SecretsManager::Secret",
            "AWS::Timestream::Database",
            "AWS::Timestream::InfluxDBInstance",
            "AWS::Timestream::Table");

    static DataFate of(Action action, Value.Mapping before, Optional<Value.Mapping> after) {
        return switch (action) {
            case ADD, UPDATE -> UNTOUCHED;
            case REMOVE -> deleted(before, policy(before, "DeletionPolicy").or(() -> defaultPolicy(before)));
            case MAY_REPLACE, REPLACE -> deleted(before, updateReplacePolicy(before, after));
        };
    }

    /** Only a policy that is deployed and stays is sure to be the one that CloudFormation follows. */
    private static Optional<String> updateReplacePolicy(Value.Mapping before, Optional<Value.Mapping> after) {
        String name = "UpdateReplacePolicy";
        return policy(before, name)
                .filter(policy -> after.flatMap(resource -> policy(resource, name))
                        .filter(policy::equals)
                        .isPresent());
    }

    private static Optional<String> policy(Value.Mapping resource, String name) {
        return resource.text(name);
    }

    /** "DeletionPolicy attribute" in the AWS CloudFormation user guide. */
    private static Optional<String> defaultPolicy(Value.Mapping resource) {
        String type = resource.text("Type").orElse("");
        boolean isOfCluster =
                resource.section("Properties").get("DBClusterIdentifier").isPresent();
        return type.equals("AWS::RDS::DBCluster") || (type.equals("AWS::RDS::DBInstance") && !isOfCluster)
                ? Optional.of("Snapshot")
                : Optional.empty();
    }

    private static DataFate deleted(Value.Mapping resource, Optional<String> policy) {
        String text = policy.orElse("Delete");
        if (text.startsWith("Retain")) {
            return RETAINED;
        }
        if (text.equals("Snapshot")) {
            return SNAPSHOT;
        }
        return resource.text("Type").filter(STATEFUL::contains).isPresent() ? LOST : DELETED;
    }
}
