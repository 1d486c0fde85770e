package io.surveylink.bench;

import io.surveylink.simulator.control.Controls;
import java.net.URI;

/**
 * A console in a process of its own with the demo data, and its neighbours in the benchmark's process.
 *
 * @param project slug of the demo project, whose workflow upserts Contacts
 * @param ingestionKey with the scopes ingest and read
 * @param database the console's
 * @param consoleProcessId for memory figures
 */
public record BenchEnvironment(
        URI consoleUrl,
        URI managementUrl,
        Controls salesforce,
        String project,
        String ingestionKey,
        ConsoleDatabase database,
        long consoleProcessId) {}
