package no502.compose;

import java.util.List;
import java.util.function.Function;
import no502.compose.Shape.Kind;

/**
 * What the effective model consists of: the fields of Docker's structures, numbered in their order.
 * Nothing is made before a project asks for it: of all there is, it uses little.
 */
final class ComposeShape {
  private ComposeShape() {}

  static Shape project() {
    return field(0, ComposeShape::project);
  }

  private static Shape field(int place, Kind kind) {
    return new Shape(place, kind, false, null, null, List.of());
  }

  /** Printed even when empty. */
  private static Shape printed(int place, Kind kind) {
    return new Shape(place, kind, true, null, null, List.of());
  }

  private static Shape field(int place, Function<String, Shape> fields, String... printed) {
    return new Shape(place, Kind.FIELDS, false, null, fields, List.of(printed));
  }

  private static Shape printed(int place, Function<String, Shape> fields, String... printed) {
    return new Shape(place, Kind.FIELDS, true, null, fields, List.of(printed));
  }

  private static Shape list(int place, Shape item) {
    return new Shape(place, Kind.LIST, false, item, null, List.of());
  }

  private static Shape list(int place, Function<String, Shape> item, String... printed) {
    return list(place, field(0, item, printed));
  }

  private static Shape entries(int place, Shape value) {
    return new Shape(place, Kind.ENTRIES, false, value, null, List.of());
  }

  private static Shape entries(int place, Function<String, Shape> value, String... printed) {
    return entries(place, field(0, value, printed));
  }

  /** Limits of devices. */
  private static Shape limits(int place, Function<String, Shape> limit) {
    return list(place, new Shape(0, Kind.LIMIT, false, null, limit, List.of()));
  }

  private static Shape project(String key) {
    return switch (key) {
      case "services" -> entries(1, ComposeShape::service, "command", "entrypoint");
      case "networks" -> entries(2, ComposeShape::network, "ipam");
      case "volumes" -> entries(3, ComposeShape::volume);
      case "configs" -> entries(4, ComposeShape::object);
      case "secrets" -> entries(5, ComposeShape::object);
      default -> null;
    };
  }

  private static Shape volume(String key) {
    return switch (key) {
      case "name" -> field(1, Kind.TEXT);
      case "driver" -> field(2, Kind.TEXT);
      case "driver_opts" -> field(3, Kind.MAP);
      case "external" -> field(4, Kind.BOOL);
      case "labels" -> field(5, Kind.LABELS);
      default -> null;
    };
  }

  private static Shape service(String key) {
    return switch (key) {
      case "profiles" -> field(1, Kind.TEXTS);
      case "annotations" -> field(2, Kind.MAP);
      case "attach" -> printed(3, Kind.BOOL);
      case "build" -> field(4, ComposeShape::build);
      case "develop" -> field(5, ComposeShape::develop);
      case "blkio_config" -> field(6, ComposeShape::blkio);
      case "cap_add" -> field(7, Kind.TEXTS);
      case "cap_drop" -> field(8, Kind.TEXTS);
      case "cgroup_parent" -> field(9, Kind.TEXT);
      case "cgroup" -> field(10, Kind.TEXT);
      case "cpu_count" -> field(11, Kind.INT);
      case "cpu_percent" -> field(12, Kind.FLOAT32);
      case "cpu_period" -> field(13, Kind.INT);
      case "cpu_quota" -> field(14, Kind.INT);
      case "cpu_rt_period" -> field(15, Kind.INT);
      case "cpu_rt_runtime" -> field(16, Kind.INT);
      case "cpus" -> field(17, Kind.FLOAT32);
      case "cpuset" -> field(18, Kind.TEXT);
      case "cpu_shares" -> field(19, Kind.INT);
      case "command" -> printed(20, Kind.COMMAND);
      case "configs" -> list(21, ComposeShape::mount);
      case "container_name" -> field(22, Kind.TEXT);
      case "credential_spec" -> field(23, ComposeShape::credentials);
      case "depends_on" -> entries(24, ComposeShape::dependency);
      case "deploy" -> field(25, ComposeShape::deploy, "resources", "placement");
      case "device_cgroup_rules" -> field(26, Kind.TEXTS);
      case "devices" -> list(27, ComposeShape::device);
      case "dns" -> field(28, Kind.TEXTS);
      case "dns_opt" -> field(29, Kind.TEXTS);
      case "dns_search" -> field(30, Kind.TEXTS);
      case "domainname" -> field(31, Kind.TEXT);
      case "entrypoint" -> printed(32, Kind.COMMAND);
      case "provider" -> field(33, ComposeShape::provider);
      case "environment" -> field(34, Kind.ENVIRONMENT);
      case "expose" -> field(35, Kind.TEXTS_OF_ANY);
      case "external_links" -> field(36, Kind.TEXTS);
      case "extra_hosts" -> field(37, Kind.HOSTS);
      case "group_add" -> field(38, Kind.TEXTS);
      case "gpus" -> list(39, ComposeShape::request);
      case "hostname" -> field(40, Kind.TEXT);
      case "healthcheck" -> field(41, ComposeShape::healthcheck);
      case "image" -> field(42, Kind.TEXT);
      case "init" -> printed(43, Kind.BOOL);
      case "ipc" -> field(44, Kind.TEXT);
      case "isolation" -> field(45, Kind.TEXT);
      case "labels" -> field(46, Kind.LABELS);
      case "links" -> field(47, Kind.TEXTS);
      case "logging" -> field(48, ComposeShape::logging);
      case "mem_limit" -> field(49, Kind.BYTES);
      case "mem_reservation" -> field(50, Kind.BYTES);
      case "memswap_limit" -> field(51, Kind.BYTES);
      case "mem_swappiness" -> field(52, Kind.BYTES);
      case "mac_address" -> field(53, Kind.TEXT);
      case "models" -> entries(54, ComposeShape::model);
      case "network_mode" -> field(55, Kind.TEXT);
      case "networks" -> entries(56, ComposeShape::attachment);
      case "oom_kill_disable" -> field(57, Kind.BOOL);
      case "oom_score_adj" -> field(58, Kind.INT);
      case "pid" -> field(59, Kind.TEXT);
      case "pids_limit" -> field(60, Kind.INT);
      case "platform" -> field(61, Kind.TEXT);
      case "ports" -> list(62, ComposeShape::port);
      case "privileged" -> field(63, Kind.BOOL);
      case "pull_policy" -> field(64, Kind.TEXT);
      case "read_only" -> field(65, Kind.BOOL);
      case "restart" -> field(66, Kind.TEXT);
      case "runtime" -> field(67, Kind.TEXT);
      case "scale" -> printed(68, Kind.INT);
      case "secrets" -> list(69, ComposeShape::mount);
      case "security_opt" -> field(70, Kind.TEXTS);
      case "shm_size" -> field(71, Kind.BYTES);
      case "stdin_open" -> field(72, Kind.BOOL);
      case "stop_grace_period" -> printed(73, Kind.DURATION);
      case "stop_signal" -> field(74, Kind.TEXT);
      case "storage_opt" -> field(75, Kind.MAP);
      case "sysctls" -> field(76, Kind.MAP);
      case "tmpfs" -> field(77, Kind.TEXTS);
      case "tty" -> field(78, Kind.BOOL);
      case "ulimits" -> entries(79, field(0, Kind.ULIMIT));
      case "use_api_socket" -> field(80, Kind.BOOL);
      case "user" -> field(81, Kind.TEXT);
      case "userns_mode" -> field(82, Kind.TEXT);
      case "uts" -> field(83, Kind.TEXT);
      case "volumes" -> list(84, ComposeShape::volumeMount);
      case "volumes_from" -> field(85, Kind.TEXTS);
      case "working_dir" -> field(86, Kind.TEXT);
      case "post_start" -> list(87, ComposeShape::hook, "command");
      case "pre_stop" -> list(88, ComposeShape::hook, "command");
      default -> null;
    };
  }

  private static Shape develop(String key) {
    return switch (key) {
      case "watch" -> list(1, ComposeShape::watch, "exec");
      default -> null;
    };
  }

  private static Shape watch(String key) {
    return switch (key) {
      case "path" -> printed(1, Kind.TEXT);
      case "action" -> printed(2, Kind.TEXT);
      case "target" -> field(3, Kind.TEXT);
      case "exec" -> printed(4, ComposeShape::hook, "command");
      case "include" -> field(5, Kind.TEXTS);
      case "ignore" -> field(6, Kind.TEXTS);
      case "initial_sync" -> field(7, Kind.BOOL);
      default -> null;
    };
  }

  private static Shape blkio(String key) {
    return switch (key) {
      case "weight" -> field(1, Kind.INT);
      case "weight_device" -> limits(2, ComposeShape::weight);
      case "device_read_bps" -> limits(3, ComposeShape::limit);
      case "device_read_iops" -> limits(4, ComposeShape::limit);
      case "device_write_bps" -> limits(5, ComposeShape::limit);
      case "device_write_iops" -> limits(6, ComposeShape::limit);
      default -> null;
    };
  }

  private static Shape weight(String key) {
    return switch (key) {
      case "path" -> printed(1, Kind.TEXT);
      case "weight" -> printed(2, Kind.INT);
      default -> null;
    };
  }

  private static Shape credentials(String key) {
    return switch (key) {
      case "config" -> field(1, Kind.TEXT);
      case "file" -> field(2, Kind.TEXT);
      case "registry" -> field(3, Kind.TEXT);
      default -> null;
    };
  }

  private static Shape dependency(String key) {
    return switch (key) {
      case "condition" -> field(1, Kind.TEXT);
      case "restart" -> field(2, Kind.BOOL);
      case "required" -> printed(3, Kind.BOOL);
      default -> null;
    };
  }

  private static Shape deploy(String key) {
    return switch (key) {
      case "mode" -> field(1, Kind.TEXT);
      case "replicas" -> printed(2, Kind.INT);
      case "labels" -> field(3, Kind.LABELS);
      case "update_config" -> field(4, ComposeShape::update);
      case "rollback_config" -> field(5, ComposeShape::update);
      case "resources" -> printed(6, ComposeShape::resources);
      case "restart_policy" -> field(7, ComposeShape::restart);
      case "placement" -> printed(8, ComposeShape::placement);
      case "endpoint_mode" -> field(9, Kind.TEXT);
      default -> null;
    };
  }

  private static Shape resources(String key) {
    return switch (key) {
      case "limits" -> field(1, ComposeShape::resource);
      case "reservations" -> field(2, ComposeShape::resource);
      default -> null;
    };
  }

  private static Shape restart(String key) {
    return switch (key) {
      case "condition" -> field(1, Kind.TEXT);
      case "delay" -> printed(2, Kind.DURATION);
      case "max_attempts" -> printed(3, Kind.INT);
      case "window" -> printed(4, Kind.DURATION);
      default -> null;
    };
  }

  private static Shape placement(String key) {
    return switch (key) {
      case "constraints" -> field(1, Kind.TEXTS);
      case "preferences" -> list(2, ComposeShape::preference);
      case "max_replicas_per_node" -> field(3, Kind.INT);
      default -> null;
    };
  }

  private static Shape preference(String key) {
    return switch (key) {
      case "spread" -> field(1, Kind.TEXT);
      default -> null;
    };
  }

  private static Shape device(String key) {
    return switch (key) {
      case "source" -> field(1, Kind.TEXT);
      case "target" -> field(2, Kind.TEXT);
      case "permissions" -> field(3, Kind.TEXT);
      default -> null;
    };
  }

  private static Shape provider(String key) {
    return switch (key) {
      case "type" -> field(1, Kind.TEXT);
      case "options" -> field(2, Kind.MULTI);
      default -> null;
    };
  }

  private static Shape healthcheck(String key) {
    return switch (key) {
      case "test" -> field(1, Kind.TEST);
      case "timeout" -> printed(2, Kind.DURATION);
      case "interval" -> printed(3, Kind.DURATION);
      case "retries" -> printed(4, Kind.INT);
      case "start_period" -> printed(5, Kind.DURATION);
      case "start_interval" -> printed(6, Kind.DURATION);
      case "disable" -> field(7, Kind.BOOL);
      default -> null;
    };
  }

  private static Shape logging(String key) {
    return switch (key) {
      case "driver" -> field(1, Kind.TEXT);
      case "options" -> field(2, Kind.MAP);
      default -> null;
    };
  }

  private static Shape model(String key) {
    return switch (key) {
      case "endpoint_var" -> field(1, Kind.TEXT);
      case "model_var" -> field(2, Kind.TEXT);
      default -> null;
    };
  }

  private static Shape attachment(String key) {
    return switch (key) {
      case "aliases" -> field(1, Kind.TEXTS);
      case "driver_opts" -> field(2, Kind.MAP);
      case "gw_priority" -> field(3, Kind.INT);
      case "interface_name" -> field(4, Kind.TEXT);
      case "ipv4_address" -> field(5, Kind.TEXT);
      case "ipv6_address" -> field(6, Kind.TEXT);
      case "link_local_ips" -> field(7, Kind.TEXTS);
      case "mac_address" -> field(8, Kind.TEXT);
      case "priority" -> field(9, Kind.INT);
      default -> null;
    };
  }

  private static Shape port(String key) {
    return switch (key) {
      case "name" -> field(1, Kind.TEXT);
      case "mode" -> field(2, Kind.TEXT);
      case "host_ip" -> field(3, Kind.TEXT);
      case "target" -> field(4, Kind.INT);
      case "published" -> field(5, Kind.TEXT);
      case "protocol" -> field(6, Kind.TEXT);
      case "app_protocol" -> field(7, Kind.TEXT);
      default -> null;
    };
  }

  private static Shape volumeMount(String key) {
    return switch (key) {
      case "type" -> field(1, Kind.TEXT);
      case "source" -> field(2, Kind.TEXT);
      case "target" -> field(3, Kind.TEXT);
      case "read_only" -> field(4, Kind.BOOL);
      case "consistency" -> field(5, Kind.TEXT);
      case "bind" -> field(6, ComposeShape::bind);
      case "volume" -> field(7, ComposeShape::volumeOptions);
      case "tmpfs" -> field(8, ComposeShape::tmpfs);
      case "image" -> field(9, ComposeShape::image);
      default -> null;
    };
  }

  private static Shape bind(String key) {
    return switch (key) {
      case "selinux" -> field(1, Kind.TEXT);
      case "propagation" -> field(2, Kind.TEXT);
      case "create_host_path" -> field(3, Kind.BOOL);
      case "recursive" -> field(4, Kind.TEXT);
      default -> null;
    };
  }

  private static Shape volumeOptions(String key) {
    return switch (key) {
      case "labels" -> field(1, Kind.MAP);
      case "nocopy" -> field(2, Kind.BOOL);
      case "subpath" -> field(3, Kind.TEXT);
      default -> null;
    };
  }

  private static Shape tmpfs(String key) {
    return switch (key) {
      case "size" -> field(1, Kind.BYTES);
      case "mode" -> field(2, Kind.INT);
      default -> null;
    };
  }

  private static Shape image(String key) {
    return switch (key) {
      case "subpath" -> field(1, Kind.TEXT);
      default -> null;
    };
  }

  private static Shape hook(String key) {
    return switch (key) {
      case "command" -> printed(1, Kind.COMMAND);
      case "user" -> field(2, Kind.TEXT);
      case "privileged" -> field(3, Kind.BOOL);
      case "working_dir" -> field(4, Kind.TEXT);
      case "environment" -> field(5, Kind.ENVIRONMENT);
      default -> null;
    };
  }

  private static Shape mount(String key) {
    return switch (key) {
      case "source" -> field(1, Kind.TEXT);
      case "target" -> field(2, Kind.TEXT);
      case "uid" -> field(3, Kind.TEXT);
      case "gid" -> field(4, Kind.TEXT);
      case "mode" -> field(5, Kind.MODE);
      default -> null;
    };
  }

  private static Shape request(String key) {
    return switch (key) {
      case "capabilities" -> field(1, Kind.TEXTS);
      case "driver" -> field(2, Kind.TEXT);
      case "count" -> field(3, Kind.COUNT);
      case "device_ids" -> field(4, Kind.TEXTS);
      case "options" -> field(5, Kind.MAP);
      default -> null;
    };
  }

  private static Shape update(String key) {
    return switch (key) {
      case "parallelism" -> printed(1, Kind.INT);
      case "delay" -> field(2, Kind.DURATION);
      case "failure_action" -> field(3, Kind.TEXT);
      case "monitor" -> field(4, Kind.DURATION);
      case "max_failure_ratio" -> field(5, Kind.FLOAT32);
      case "order" -> field(6, Kind.TEXT);
      default -> null;
    };
  }

  private static Shape resource(String key) {
    return switch (key) {
      case "cpus" -> field(1, Kind.FLOAT32);
      case "memory" -> field(2, Kind.BYTES);
      case "pids" -> field(3, Kind.INT);
      case "devices" -> list(4, ComposeShape::request);
      case "generic_resources" -> list(5, ComposeShape::generic);
      default -> null;
    };
  }

  private static Shape generic(String key) {
    return switch (key) {
      case "discrete_resource_spec" -> field(1, ComposeShape::discrete);
      default -> null;
    };
  }

  private static Shape discrete(String key) {
    return switch (key) {
      case "kind" -> printed(1, Kind.TEXT);
      case "value" -> printed(2, Kind.INT);
      default -> null;
    };
  }

  private static Shape limit(String key) {
    return switch (key) {
      case "path" -> printed(1, Kind.TEXT);
      case "rate" -> printed(2, Kind.BYTES);
      default -> null;
    };
  }

  private static Shape build(String key) {
    return switch (key) {
      case "context" -> field(1, Kind.TEXT);
      case "dockerfile" -> field(2, Kind.TEXT);
      case "dockerfile_inline" -> field(3, Kind.TEXT);
      case "entitlements" -> field(4, Kind.TEXTS);
      case "args" -> field(5, Kind.ENVIRONMENT);
      case "provenance" -> field(6, Kind.TEXT);
      case "sbom" -> field(7, Kind.TEXT);
      case "ssh" -> field(8, Kind.SSH);
      case "labels" -> field(9, Kind.LABELS);
      case "cache_from" -> field(10, Kind.TEXTS);
      case "cache_to" -> field(11, Kind.TEXTS);
      case "no_cache" -> field(12, Kind.BOOL);
      case "additional_contexts" -> field(13, Kind.MAP);
      case "pull" -> field(14, Kind.BOOL);
      case "extra_hosts" -> field(15, Kind.HOSTS);
      case "isolation" -> field(16, Kind.TEXT);
      case "network" -> field(17, Kind.TEXT);
      case "target" -> field(18, Kind.TEXT);
      case "secrets" -> list(19, ComposeShape::mount);
      case "shm_size" -> field(20, Kind.BYTES);
      case "tags" -> field(21, Kind.TEXTS);
      case "ulimits" -> entries(22, field(0, Kind.ULIMIT));
      case "platforms" -> field(23, Kind.TEXTS);
      case "privileged" -> field(24, Kind.BOOL);
      default -> null;
    };
  }

  private static Shape network(String key) {
    return switch (key) {
      case "name" -> field(1, Kind.TEXT);
      case "driver" -> field(2, Kind.TEXT);
      case "driver_opts" -> field(3, Kind.MAP);
      case "ipam" -> printed(4, ComposeShape::ipam);
      case "external" -> field(5, Kind.BOOL);
      case "internal" -> field(6, Kind.BOOL);
      case "attachable" -> field(7, Kind.BOOL);
      case "labels" -> field(8, Kind.LABELS);
      case "enable_ipv4" -> printed(9, Kind.BOOL);
      case "enable_ipv6" -> printed(10, Kind.BOOL);
      default -> null;
    };
  }

  private static Shape ipam(String key) {
    return switch (key) {
      case "driver" -> field(1, Kind.TEXT);
      case "config" -> list(2, ComposeShape::pool);
      default -> null;
    };
  }

  private static Shape pool(String key) {
    return switch (key) {
      case "subnet" -> field(1, Kind.TEXT);
      case "gateway" -> field(2, Kind.TEXT);
      case "ip_range" -> field(3, Kind.TEXT);
      case "aux_addresses" -> field(4, Kind.MAP);
      default -> null;
    };
  }

  private static Shape object(String key) {
    return switch (key) {
      case "name" -> field(1, Kind.TEXT);
      case "file" -> field(2, Kind.TEXT);
      case "environment" -> field(3, Kind.TEXT);
      case "content" -> field(4, Kind.TEXT);
      case "external" -> field(5, Kind.BOOL);
      case "labels" -> field(6, Kind.LABELS);
      case "driver" -> field(7, Kind.TEXT);
      case "driver_opts" -> field(8, Kind.MAP);
      case "template_driver" -> field(9, Kind.TEXT);
      default -> null;
    };
  }
}
