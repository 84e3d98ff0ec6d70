package no502.compose;

/**
 * What the effective model consists of. Notation: {@code {field:kind}} a structure, {@code [x]} a
 * list, {@code <x>} a mapping with keys of the user's choice, {@code !} printed even when empty.
 * Kinds are those of {@link Shape.Kind}. Lines as in {@link SchemaText}.
 */
final class ShapeText {
  private ShapeText() {}

  /** The definition of that name; null when there is none. */
  static String of(String name) {
    return switch (name) {
      case "hook" ->
          "{command:!command user:text privileged:bool working_dir:text environment:environment}";
      case "mount" -> "{source:text target:text uid:text gid:text mode:mode}";
      case "request" -> "{capabilities:texts driver:text count:count device_ids:texts options:map}";
      case "update" ->
          """
          {parallelism:!int delay:duration failure_action:text monitor:duration
            max_failure_ratio:float32 order:text}""";
      case "resource" ->
          """
          {cpus:float32 memory:bytes pids:int devices:[request]
            generic_resources:[{discrete_resource_spec:{kind:!text value:!int}}]}""";
      case "limit" -> "{Path:!text Rate:!bytes}";
      case "build" ->
          """
          {context:text dockerfile:text dockerfile_inline:text entitlements:texts
            args:environment provenance:text sbom:text ssh:ssh labels:labels cache_from:texts
            cache_to:texts no_cache:bool additional_contexts:map pull:bool extra_hosts:hosts
            isolation:text network:text target:text secrets:[mount] shm_size:bytes tags:texts
            ulimits:<ulimit> platforms:texts privileged:bool}""";
      case "service" ->
          """
          {
          profiles:texts
          annotations:map
          attach:!bool
          build:build
          develop:{watch:[{path:!text action:!text target:text exec:!hook include:texts
            ignore:texts initial_sync:bool}]}
          blkio_config:{weight:int weight_device:[{Path:!text Weight:!int}]
            device_read_bps:[limit] device_read_iops:[limit] device_write_bps:[limit]
            device_write_iops:[limit]}
          cap_add:texts
          cap_drop:texts
          cgroup_parent:text
          cgroup:text
          cpu_count:int
          cpu_percent:float32
          cpu_period:int
          cpu_quota:int
          cpu_rt_period:int
          cpu_rt_runtime:int
          cpus:float32
          cpuset:text
          cpu_shares:int
          command:!command
          configs:[mount]
          container_name:text
          credential_spec:{config:text file:text registry:text}
          depends_on:<{condition:text restart:bool required:!bool}>
          deploy:{mode:text replicas:!int labels:labels update_config:update
            rollback_config:update resources:!{limits:resource reservations:resource}
            restart_policy:{condition:text delay:!duration max_attempts:!int window:!duration}
            placement:!{constraints:texts preferences:[{spread:text}] max_replicas_per_node:int}
            endpoint_mode:text}
          device_cgroup_rules:texts
          devices:[{source:text target:text permissions:text}]
          dns:texts
          dns_opt:texts
          dns_search:texts
          domainname:text
          entrypoint:!command
          provider:{type:text options:multi}
          environment:environment
          expose:texts_of_any
          external_links:texts
          extra_hosts:hosts
          group_add:texts
          gpus:[request]
          hostname:text
          healthcheck:{test:test timeout:!duration interval:!duration retries:!int
            start_period:!duration start_interval:!duration disable:bool}
          image:text
          init:!bool
          ipc:text
          isolation:text
          labels:labels
          links:texts
          logging:{driver:text options:map}
          mem_limit:bytes
          mem_reservation:bytes
          memswap_limit:bytes
          mem_swappiness:bytes
          mac_address:text
          models:<{endpoint_var:text model_var:text}>
          network_mode:text
          networks:<{aliases:texts driver_opts:map gw_priority:int interface_name:text
            ipv4_address:text ipv6_address:text link_local_ips:texts mac_address:text
            priority:int}>
          oom_kill_disable:bool
          oom_score_adj:int
          pid:text
          pids_limit:int
          platform:text
          ports:[{name:text mode:text host_ip:text target:int published:text protocol:text
            app_protocol:text}]
          privileged:bool
          pull_policy:text
          read_only:bool
          restart:text
          runtime:text
          scale:!int
          secrets:[mount]
          security_opt:texts
          shm_size:bytes
          stdin_open:bool
          stop_grace_period:!duration
          stop_signal:text
          storage_opt:map
          sysctls:map
          tmpfs:texts
          tty:bool
          ulimits:<ulimit>
          use_api_socket:bool
          user:text
          userns_mode:text
          uts:text
          volumes:[{type:text source:text target:text read_only:bool consistency:text
            bind:{selinux:text propagation:text create_host_path:bool recursive:text}
            volume:{labels:map nocopy:bool subpath:text} tmpfs:{size:bytes mode:int}
            image:{subpath:text}}]
          volumes_from:texts
          working_dir:text
          post_start:[hook]
          pre_stop:[hook]
          }""";
      case "network" ->
          """
          {name:text driver:text driver_opts:map
            ipam:!{driver:text config:[{subnet:text gateway:text ip_range:text aux_addresses:map}]}
            external:bool internal:bool attachable:bool labels:labels enable_ipv4:!bool
            enable_ipv6:!bool}""";
      case "object" ->
          """
          {name:text file:text environment:text content:text external:bool labels:labels
            driver:text driver_opts:map template_driver:text}""";
      case "project" ->
          """
          {services:<service> networks:<network>
            volumes:<{name:text driver:text driver_opts:map external:bool labels:labels}>
            configs:<object> secrets:<object>}""";
      default -> null;
    };
  }
}
