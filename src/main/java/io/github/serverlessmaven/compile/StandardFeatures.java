/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.Events;
import io.github.serverlessmaven.event.alb.Alb;
import io.github.serverlessmaven.event.alexa.AlexaSkill;
import io.github.serverlessmaven.event.alexa.AlexaSmartHome;
import io.github.serverlessmaven.event.cognito.CognitoUserPool;
import io.github.serverlessmaven.event.documentdb.DocumentDb;
import io.github.serverlessmaven.event.domain.Domains;
import io.github.serverlessmaven.event.httpapi.HttpApi;
import io.github.serverlessmaven.event.iot.Iot;
import io.github.serverlessmaven.event.iot.IotFleetProvisioning;
import io.github.serverlessmaven.event.kafka.Kafka;
import io.github.serverlessmaven.event.kafka.Msk;
import io.github.serverlessmaven.event.logs.CloudWatchLog;
import io.github.serverlessmaven.event.mq.Broker;
import io.github.serverlessmaven.event.restapi.RestApi;
import io.github.serverlessmaven.event.rule.CloudWatchEvent;
import io.github.serverlessmaven.event.rule.EventBridge;
import io.github.serverlessmaven.event.s3.S3;
import io.github.serverlessmaven.event.schedule.Schedule;
import io.github.serverlessmaven.event.sns.Sns;
import io.github.serverlessmaven.event.sqs.Sqs;
import io.github.serverlessmaven.event.stream.StreamSource;
import io.github.serverlessmaven.event.websocket.WebSocket;
import io.github.serverlessmaven.feature.Alarms;
import io.github.serverlessmaven.feature.Architecture;
import io.github.serverlessmaven.feature.AsyncInvocation;
import io.github.serverlessmaven.feature.Condition;
import io.github.serverlessmaven.feature.ContainerImage;
import io.github.serverlessmaven.feature.DeadLetterQueue;
import io.github.serverlessmaven.feature.DependsOn;
import io.github.serverlessmaven.feature.Description;
import io.github.serverlessmaven.feature.DurableExecution;
import io.github.serverlessmaven.feature.Environment;
import io.github.serverlessmaven.feature.EphemeralStorage;
import io.github.serverlessmaven.feature.Feature;
import io.github.serverlessmaven.feature.FileSystem;
import io.github.serverlessmaven.feature.FunctionFeature;
import io.github.serverlessmaven.feature.FunctionUrl;
import io.github.serverlessmaven.feature.GradualDeployment;
import io.github.serverlessmaven.feature.Handler;
import io.github.serverlessmaven.feature.InvocationFeature;
import io.github.serverlessmaven.feature.KmsKey;
import io.github.serverlessmaven.feature.LambdaRuntime;
import io.github.serverlessmaven.feature.Layers;
import io.github.serverlessmaven.feature.LogGroup;
import io.github.serverlessmaven.feature.LogSubscription;
import io.github.serverlessmaven.feature.Logging;
import io.github.serverlessmaven.feature.ManagedInstances;
import io.github.serverlessmaven.feature.MemorySize;
import io.github.serverlessmaven.feature.Packaging;
import io.github.serverlessmaven.feature.ProvisionedConcurrency;
import io.github.serverlessmaven.feature.RecursiveLoop;
import io.github.serverlessmaven.feature.ReservedConcurrency;
import io.github.serverlessmaven.feature.Role;
import io.github.serverlessmaven.feature.RuntimeManagement;
import io.github.serverlessmaven.feature.SnapStart;
import io.github.serverlessmaven.feature.Tags;
import io.github.serverlessmaven.feature.TenantIsolation;
import io.github.serverlessmaven.feature.Timeout;
import io.github.serverlessmaven.feature.Tracing;
import io.github.serverlessmaven.feature.Vpc;
import io.github.serverlessmaven.manifest.ApiLogging;
import io.github.serverlessmaven.manifest.RestApiStage;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import java.util.List;
import java.util.stream.Stream;

/** Everything a function can be given, one feature a line. */
public final class StandardFeatures {

    /** Everything that may stand below {@code events}, one source a line. */
    static final Events EVENTS = new Events(List.of(
            new HttpApi(),
            new RestApi(),
            new WebSocket(),
            new Alb(), // requests to load balancers
            new EventBridge(), // buses, and schedules on the default one
            new CloudWatchEvent(), // the default bus
            new CloudWatchLog(), // lines of log groups
            new CognitoUserPool(), // steps of users
            new Iot(), // messages of devices
            new IotFleetProvisioning(), // new devices
            new AlexaSkill(),
            new AlexaSmartHome(),
            new Schedule(), // points in time
            new Sqs(), // messages of queues
            new Sns(), // messages of topics
            new S3(), // changes of objects in buckets
            new StreamSource(), // records of DynamoDB and Kinesis
            new Kafka(), // messages of clusters of one's own
            new Msk(), // messages of clusters of AWS
            Broker.activeMq(),
            Broker.rabbitMq(),
            new DocumentDb())); // changes of documents

    private static final Logging LOGGING =
            new Logging(() -> joined(EVENTS.logProperties(), List.of(LogSubscription.OF_SERVICE)));

    static final List<FunctionFeature> FUNCTION = List.of(
            new Handler(), // what Lambda calls
            new ContainerImage(), // or an image in place of it
            new LambdaRuntime(), // what it runs on
            new RuntimeManagement(), // when AWS may change the runtime
            new MemorySize(),
            new Timeout(),
            new Architecture(), // processor
            new Packaging(), // what the zip is made of
            new EphemeralStorage(), // size of /tmp
            new ReservedConcurrency(), // how many instances at once
            new ProvisionedConcurrency(), // how many instances are kept ready
            new SnapStart(), // starts from snapshots
            new DurableExecution(), // executions that outlive an invocation
            new TenantIsolation(), // instances of one tenant each
            new ManagedInstances(), // EC2 instances in place of Lambda's
            new RecursiveLoop(), // calls of itself through other services
            new Description(),
            new Tags(),
            new Environment(), // variables
            new Layers(),
            new DeadLetterQueue(), // onError
            new KmsKey(), // encrypts the variables
            new Tracing(EVENTS::tracingProperties), // X-Ray
            new Vpc(),
            new FileSystem(), // EFS
            new LogGroup(LOGGING), // log group and the permission to write to it
            LOGGING, // form and level of the logs
            new LogSubscription(LOGGING), // where the log lines go
            new Alarms(), // who is notified of failures
            new DependsOn(),
            new Condition(), // whether the function exists
            new Role()); // an existing role in place of the generated one

    /** Everything that points at a function, or at its alias; after the function's own features. */
    static final List<InvocationFeature> INVOCATION = List.of(
            new GradualDeployment(), // canary and linear deployments
            new AsyncInvocation(), // destinations, age and retries of events
            new FunctionUrl(),
            EVENTS);

    private StandardFeatures() {}

    private static List<Property<?>> joined(List<Property<?>> ofSources, List<Property<?>> others) {
        return Stream.concat(ofSources.stream(), others.stream()).toList();
    }

    /** Every feature of a function. */
    static List<Feature> all() {
        return Stream.<Feature>concat(FUNCTION.stream(), INVOCATION.stream()).toList();
    }

    /** Every type of event, as the key of an event with its settings. */
    public static List<Property<?>> events() {
        return EVENTS.sources().stream().<Property<?>>map(EventSource::type).toList();
    }

    /** Whether logs of the service's APIs need a role of the account, and which. */
    public static ApiLogging apiLogging(Service service) {
        return EVENTS.apiLogging(service);
    }

    /** How the stage of the service's REST API is set up. */
    public static RestApiStage restApiStage(Service service) {
        return EVENTS.restApiStage(service);
    }

    /** The configuration that these features make possible. */
    public static ServiceSchema schema() {
        Stream<Property<?>> features = all().stream().flatMap(feature -> feature.properties().stream());
        return new ServiceSchema(
                Stream.concat(features, VersionPublisher.PROPERTIES.stream()).toList(),
                joined(EVENTS.providerProperties(), Domains.PROVIDER));
    }
}
