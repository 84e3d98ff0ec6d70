package no502.compose;

import static no502.compose.Schema.Types.BOOL;
import static no502.compose.Schema.Types.INT;
import static no502.compose.Schema.Types.MAP;
import static no502.compose.Schema.Types.NULL;
import static no502.compose.Schema.Types.NUM;
import static no502.compose.Schema.Types.STR;

import java.util.List;
import java.util.function.Function;

/**
 * The attributes of a Compose file and what each takes. Nothing is made before a file asks for it:
 * of all there is, a project uses little.
 */
final class ComposeSchema {
  private ComposeSchema() {}

  static Schema file() {
    return fields(ComposeSchema::file);
  }

  private static Schema types(int types) {
    return new Schema.Types(types);
  }

  private static Schema choice(Schema... options) {
    return new Schema.Choice(List.of(options));
  }

  private static Schema words(String... words) {
    return new Schema.Words(List.of(words));
  }

  private static Schema list(Schema item) {
    return new Schema.Items(item, false);
  }

  private static Schema uniqueList(Schema item) {
    return new Schema.Items(item, true);
  }

  private static Schema entries(String keys, boolean open, Schema value) {
    return new Schema.Entries(keys, open, value);
  }

  private static Schema fields(Function<String, Schema> fields, String... required) {
    return new Schema.Fields(fields, List.of(required), true, false);
  }

  /** Without {@code x-} keys. */
  private static Schema strict(Function<String, Schema> fields, String... required) {
    return new Schema.Fields(fields, List.of(required), false, false);
  }

  /** With other keys too. */
  private static Schema open(Function<String, Schema> fields) {
    return new Schema.Fields(fields, List.of(), true, true);
  }

  /** These keys, and all take the same. */
  private static Function<String, Schema> each(Schema value, String... keys) {
    return key -> List.of(keys).contains(key) ? value : null;
  }

  private static Schema file(String key) {
    return switch (key) {
      case "version", "name" -> types(STR);
      case "include" -> list(choice(types(STR), strict(ComposeSchema::included)));
      case "services" -> entries("name", false, fields(ComposeSchema::service));
      case "models" -> entries("name", true, fields(ComposeSchema::model, "model"));
      case "networks" -> entries("name", true, choice(types(NULL), fields(ComposeSchema::network)));
      case "volumes" -> entries("name", false, choice(types(NULL), fields(ComposeSchema::volume)));
      case "secrets" -> entries("name", false, fields(ComposeSchema::secret));
      case "configs" -> entries("name", false, fields(ComposeSchema::config));
      default -> null;
    };
  }

  private static Schema service(String key) {
    return switch (key) {
      case "develop" ->
          choice(
              types(NULL),
              fields(each(list(fields(ComposeSchema::watch, "path", "action")), "watch")));
      case "deploy" -> choice(types(NULL), fields(ComposeSchema::deploy));
      case "annotations", "environment", "labels", "sysctls" -> dict();
      case "attach", "init", "oom_kill_disable", "privileged", "read_only" -> types(BOOL | STR);
      case "stdin_open", "tty" -> types(BOOL | STR);
      case "build" -> choice(types(STR), fields(ComposeSchema::build));
      case "blkio_config" -> strict(ComposeSchema::blkio);
      case "cap_add", "cap_drop", "device_cgroup_rules", "dns_opt", "external_links" -> strings();
      case "links", "profiles", "security_opt", "volumes_from" -> strings();
      case "cgroup" -> words("host", "private");
      case "cgroup_parent", "cpuset", "domainname", "hostname", "image", "ipc" -> types(STR);
      case "isolation", "mac_address", "network_mode", "platform" -> types(STR);
      case "pull_refresh_after", "restart", "runtime", "stop_grace_period" -> types(STR);
      case "stop_signal", "user", "uts", "userns_mode", "working_dir" -> types(STR);
      case "command", "entrypoint" -> command();
      case "configs", "secrets" -> mounts();
      case "container_name" -> new Schema.Matching("container_name");
      case "cpu_count" -> choice(types(STR), new Schema.Whole(0, Long.MAX_VALUE));
      case "cpu_percent" -> choice(types(STR), new Schema.Whole(0, 100));
      case "cpu_shares", "cpu_quota", "cpu_period", "cpu_rt_period" -> types(NUM | STR);
      case "cpu_rt_runtime", "cpus", "mem_limit", "memswap_limit", "pids_limit" -> types(NUM | STR);
      case "shm_size" -> types(NUM | STR);
      case "credential_spec" -> fields(each(types(STR), "config", "file", "registry"));
      case "depends_on" ->
          choice(strings(), entries("name", false, fields(ComposeSchema::dependency, "condition")));
      case "devices" ->
          list(
              choice(
                  types(STR),
                  fields(each(types(STR), "source", "target", "permissions"), "source")));
      case "dns", "dns_search", "tmpfs" -> textOrList();
      case "env_file" ->
          choice(types(STR), list(choice(types(STR), strict(ComposeSchema::envFile, "path"))));
      case "label_file" -> choice(types(STR), list(types(STR)));
      case "expose", "group_add" -> uniqueList(types(STR | NUM));
      case "extends" -> choice(types(STR), strict(each(types(STR), "service", "file"), "service"));
      case "provider" -> fields(ComposeSchema::provider, "type");
      case "extra_hosts" -> hosts();
      case "gpus" -> choice(words("all"), list(open(ComposeSchema::deviceRequest)));
      case "healthcheck" -> fields(ComposeSchema::healthcheck);
      case "logging" -> fields(ComposeSchema::logging);
      case "mem_reservation" -> types(STR | INT);
      case "mem_swappiness", "scale" -> types(INT | STR);
      case "models" ->
          choice(
              strings(),
              entries(
                  "name",
                  true,
                  choice(fields(each(types(STR), "endpoint_var", "model_var")), types(NULL))));
      case "networks" ->
          choice(
              strings(),
              entries("name", false, choice(fields(ComposeSchema::attachment), types(NULL))));
      case "oom_score_adj" -> choice(types(STR), new Schema.Whole(-1000, 1000));
      case "pid" -> types(STR | NULL);
      case "ports" -> uniqueList(choice(types(NUM), types(STR), fields(ComposeSchema::port)));
      case "post_start", "pre_stop" -> list(hook());
      case "pull_policy" -> new Schema.Matching("pull_policy");
      case "storage_opt" -> types(MAP);
      case "ulimits" -> ulimits();
      case "use_api_socket" -> types(BOOL);
      case "volumes" -> uniqueList(choice(types(STR), fields(ComposeSchema::volumeMount, "type")));
      default -> null;
    };
  }

  private static Schema strings() {
    return uniqueList(types(STR));
  }

  private static Schema textOrList() {
    return choice(types(STR), strings());
  }

  private static Schema dict() {
    return choice(entries("any", false, types(STR | NUM | BOOL | NULL)), uniqueList(types(STR)));
  }

  private static Schema command() {
    return choice(types(NULL), types(STR), list(types(STR)));
  }

  private static Schema hosts() {
    return choice(
        entries("any", false, choice(types(STR), list(types(STR)))), uniqueList(types(STR)));
  }

  private static Schema mounts() {
    return list(choice(types(STR), fields(ComposeSchema::mount)));
  }

  private static Schema ulimits() {
    return entries(
        "lower",
        true,
        choice(types(INT | STR), fields(each(types(INT | STR), "hard", "soft"), "hard", "soft")));
  }

  private static Schema options() {
    return entries("any", true, types(STR | NUM));
  }

  private static Schema hook() {
    return fields(ComposeSchema::hook, "command");
  }

  private static Schema update() {
    return fields(ComposeSchema::update);
  }

  private static Schema blkioLimits() {
    return list(strict(ComposeSchema::limit));
  }

  private static Schema mount(String key) {
    return switch (key) {
      case "source", "target", "uid", "gid" -> types(STR);
      case "mode" -> types(NUM | STR);
      default -> null;
    };
  }

  private static Schema included(String key) {
    return switch (key) {
      case "path", "env_file" -> textOrList();
      case "project_directory" -> types(STR);
      default -> null;
    };
  }

  private static Schema limit(String key) {
    return switch (key) {
      case "path" -> types(STR);
      case "rate" -> types(INT | STR);
      default -> null;
    };
  }

  private static Schema weight(String key) {
    return switch (key) {
      case "path" -> types(STR);
      case "weight" -> types(INT | STR);
      default -> null;
    };
  }

  private static Schema hook(String key) {
    return switch (key) {
      case "command" -> command();
      case "user", "working_dir" -> types(STR);
      case "privileged" -> types(BOOL | STR);
      case "environment" -> dict();
      default -> null;
    };
  }

  private static Schema deviceRequest(String key) {
    return switch (key) {
      case "capabilities", "device_ids" -> strings();
      case "count" -> types(STR | INT);
      case "driver" -> types(STR);
      case "options" -> dict();
      default -> null;
    };
  }

  private static Schema build(String key) {
    return switch (key) {
      case "context", "dockerfile", "dockerfile_inline", "network", "target" -> types(STR);
      case "isolation" -> types(STR);
      case "entitlements", "cache_from", "cache_to", "tags", "platforms" -> list(types(STR));
      case "args", "ssh", "labels", "additional_contexts" -> dict();
      case "no_cache", "pull", "privileged" -> types(BOOL | STR);
      case "provenance", "sbom" -> types(STR | BOOL);
      case "shm_size" -> types(INT | STR);
      case "extra_hosts" -> hosts();
      case "secrets" -> mounts();
      case "ulimits" -> ulimits();
      default -> null;
    };
  }

  private static Schema healthcheck(String key) {
    return switch (key) {
      case "disable" -> types(BOOL | STR);
      case "interval", "timeout", "start_period", "start_interval" -> types(STR);
      case "retries" -> types(NUM | STR);
      case "test" -> choice(types(STR), list(types(STR)));
      default -> null;
    };
  }

  private static Schema update(String key) {
    return switch (key) {
      case "parallelism" -> types(INT | STR);
      case "delay", "failure_action", "monitor" -> types(STR);
      case "max_failure_ratio" -> types(NUM | STR);
      case "order" -> words("start-first", "stop-first");
      default -> null;
    };
  }

  private static Schema deploy(String key) {
    return switch (key) {
      case "mode", "endpoint_mode" -> types(STR);
      case "replicas" -> types(INT | STR);
      case "labels" -> dict();
      case "rollback_config", "update_config" -> update();
      case "resources" -> fields(ComposeSchema::resources);
      case "restart_policy" -> fields(ComposeSchema::restart);
      case "placement" -> fields(ComposeSchema::placement);
      default -> null;
    };
  }

  private static Schema resources(String key) {
    return switch (key) {
      case "limits" -> fields(ComposeSchema::limits);
      case "reservations" -> fields(ComposeSchema::reservations);
      default -> null;
    };
  }

  private static Schema limits(String key) {
    return switch (key) {
      case "cpus" -> types(NUM | STR);
      case "memory" -> types(STR);
      case "pids" -> types(INT | STR);
      default -> null;
    };
  }

  private static Schema reservations(String key) {
    return switch (key) {
      case "cpus" -> types(NUM | STR);
      case "memory" -> types(STR);
      case "devices" -> list(fields(ComposeSchema::deviceRequest, "capabilities"));
      case "generic_resources" ->
          list(fields(each(fields(ComposeSchema::discrete), "discrete_resource_spec")));
      default -> null;
    };
  }

  private static Schema discrete(String key) {
    return switch (key) {
      case "kind" -> types(STR);
      case "value" -> types(NUM | STR);
      default -> null;
    };
  }

  private static Schema restart(String key) {
    return switch (key) {
      case "condition", "delay", "window" -> types(STR);
      case "max_attempts" -> types(INT | STR);
      default -> null;
    };
  }

  private static Schema placement(String key) {
    return switch (key) {
      case "constraints" -> list(types(STR));
      case "preferences" -> list(fields(each(types(STR), "spread")));
      case "max_replicas_per_node" -> types(INT | STR);
      default -> null;
    };
  }

  private static Schema watch(String key) {
    return switch (key) {
      case "ignore", "include" -> textOrList();
      case "path", "target" -> types(STR);
      case "action" -> words("rebuild", "sync", "restart", "sync+restart", "sync+exec");
      case "exec" -> hook();
      case "initial_sync" -> types(BOOL);
      default -> null;
    };
  }

  private static Schema volumeMount(String key) {
    return switch (key) {
      case "type" -> words("bind", "volume", "tmpfs", "cluster", "npipe", "image");
      case "source", "target", "consistency" -> types(STR);
      case "read_only" -> types(BOOL | STR);
      case "bind" -> fields(ComposeSchema::bind);
      case "volume" -> fields(ComposeSchema::volumeOptions);
      case "tmpfs" -> fields(ComposeSchema::tmpfs);
      case "image" -> fields(each(types(STR), "subpath"));
      default -> null;
    };
  }

  private static Schema bind(String key) {
    return switch (key) {
      case "propagation" -> types(STR);
      case "create_host_path" -> types(BOOL | STR);
      case "recursive" -> words("enabled", "disabled", "writable", "readonly");
      case "selinux" -> words("z", "Z");
      default -> null;
    };
  }

  private static Schema volumeOptions(String key) {
    return switch (key) {
      case "labels" -> dict();
      case "nocopy" -> types(BOOL | STR);
      case "subpath" -> types(STR);
      default -> null;
    };
  }

  private static Schema tmpfs(String key) {
    return switch (key) {
      case "size" -> choice(new Schema.Whole(0, Long.MAX_VALUE), types(STR));
      case "mode" -> types(NUM | STR);
      default -> null;
    };
  }

  private static Schema port(String key) {
    return switch (key) {
      case "name", "mode", "host_ip", "protocol", "app_protocol" -> types(STR);
      case "target" -> types(INT | STR);
      case "published" -> types(STR | INT);
      default -> null;
    };
  }

  private static Schema attachment(String key) {
    return switch (key) {
      case "aliases", "link_local_ips" -> strings();
      case "interface_name", "ipv4_address", "ipv6_address", "mac_address" -> types(STR);
      case "driver_opts" -> options();
      case "priority", "gw_priority" -> types(NUM);
      default -> null;
    };
  }

  private static Schema dependency(String key) {
    return switch (key) {
      case "restart" -> types(BOOL | STR);
      case "required" -> types(BOOL);
      case "condition" ->
          words("service_started", "service_healthy", "service_completed_successfully");
      default -> null;
    };
  }

  private static Schema blkio(String key) {
    return switch (key) {
      case "device_read_bps", "device_read_iops", "device_write_bps" -> blkioLimits();
      case "device_write_iops" -> blkioLimits();
      case "weight" -> types(INT | STR);
      case "weight_device" -> list(strict(ComposeSchema::weight));
      default -> null;
    };
  }

  private static Schema envFile(String key) {
    return switch (key) {
      case "path", "format" -> types(STR);
      case "required" -> types(BOOL | STR);
      default -> null;
    };
  }

  private static Schema provider(String key) {
    return switch (key) {
      case "type" -> types(STR);
      case "options" ->
          entries("any", true, choice(types(STR | NUM | BOOL), list(types(STR | NUM | BOOL))));
      default -> null;
    };
  }

  private static Schema logging(String key) {
    return switch (key) {
      case "driver" -> types(STR);
      case "options" -> entries("any", true, types(STR | NUM | NULL));
      default -> null;
    };
  }

  private static Schema model(String key) {
    return switch (key) {
      case "name", "model" -> types(STR);
      case "context_size" -> types(INT);
      case "runtime_flags" -> list(types(STR));
      default -> null;
    };
  }

  private static Schema network(String key) {
    return switch (key) {
      case "name", "driver" -> types(STR);
      case "driver_opts" -> options();
      case "ipam" -> fields(ComposeSchema::ipam);
      case "external" -> choice(types(BOOL | STR), fields(each(types(STR), "name")));
      case "internal", "enable_ipv4", "enable_ipv6", "attachable" -> types(BOOL | STR);
      case "labels" -> dict();
      default -> null;
    };
  }

  private static Schema ipam(String key) {
    return switch (key) {
      case "driver" -> types(STR);
      case "options" -> entries("any", false, types(STR));
      case "config" -> list(fields(ComposeSchema::pool));
      default -> null;
    };
  }

  private static Schema pool(String key) {
    return switch (key) {
      case "subnet", "ip_range", "gateway" -> types(STR);
      case "aux_addresses" -> entries("any", false, types(STR));
      default -> null;
    };
  }

  private static Schema volume(String key) {
    return switch (key) {
      case "name", "driver" -> types(STR);
      case "driver_opts" -> options();
      case "external" -> choice(types(BOOL | STR), fields(each(types(STR), "name")));
      case "labels" -> dict();
      default -> null;
    };
  }

  private static Schema secret(String key) {
    return switch (key) {
      case "name", "environment", "file", "driver", "template_driver" -> types(STR);
      case "external" -> choice(types(BOOL | STR), open(each(types(STR), "name")));
      case "labels" -> dict();
      case "driver_opts" -> options();
      default -> null;
    };
  }

  private static Schema config(String key) {
    return switch (key) {
      case "name", "content", "environment", "file", "template_driver" -> types(STR);
      case "external" -> choice(types(BOOL | STR), open(each(types(STR), "name")));
      case "labels" -> dict();
      default -> null;
    };
  }
}
