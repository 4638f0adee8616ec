/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks, if there is somebody to be asked, before resources that hold data are deleted with what is in them. */
public final class ConfirmDeletions implements DeploymentStep {

    private static final Set<String> STATEFUL = Set.of(
            "AWS::Backup::BackupVault",
            "AWS::Cognito::UserPool",
            "AWS::DocDB::DBCluster",
            "AWS::DynamoDB::GlobalTable",
            "AWS::DynamoDB::Table",
            "AWS::ECR::Repository",
            "AWS::EFS::FileSystem",
            "AWS::ElastiCache::CacheCluster",
            "AWS::ElastiCache::ReplicationGroup",
            "AWS::ElastiCache::ServerlessCache",
            "AWS::KMS::Key",
            "AWS::Kinesis::Stream",
            "AWS::Neptune::DBCluster",
            "AWS::OpenSearchService::Domain",
            "AWS::RDS::DBCluster",
            "AWS::RDS::DBInstance",
            "AWS::Redshift::Cluster",
            "AWS::S3::Bucket",
            "AWS::SQS::Queue",
            "AWS::SecretsManager::Secret");

    @Override
    public void run(DeploymentContext context) {
        if (context.safeguards().confirmation().isEmpty()) {
            return;
        }
        List<String> deleted = context.deployed()
                .flatMap(deployed -> deployed.template())
                .map(before -> deleted(before, context.folder().template()))
                .orElse(List.of());
        if (!deleted.isEmpty()) {
            context.safeguards()
                    .requireConfirmed("This deployment deletes, with the data in them: " + String.join(", ", deleted)
                            + ". Deploy anyway?");
        }
    }

    private static List<String> deleted(Value.Mapping before, Value.Mapping after) {
        Value.Mapping kept = after.section("Resources");
        return before.section("Resources").entries().keySet().stream()
                .filter(id -> !id.equals(CoreTemplate.BUCKET.text()))
                .filter(id -> isDeleted(before.section("Resources").section(id), kept.section(id)))
                .map(id -> id + " ("
                        + type(before.section("Resources").section(id)).orElse("") + ")")
                .sorted()
                .toList();
    }

    private static boolean isDeleted(Value.Mapping before, Value.Mapping after) {
        boolean isKept = before.text("DeletionPolicy")
                .filter(policy -> policy.startsWith("Retain") || policy.equals("Snapshot"))
                .isPresent();
        return type(before).filter(STATEFUL::contains).isPresent()
                && !isKept
                && !type(after).equals(type(before));
    }

    private static Optional<String> type(Value.Mapping resource) {
        return resource.text("Type");
    }
}
