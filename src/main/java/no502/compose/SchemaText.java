package no502.compose;

/**
 * The attributes of a Compose file and what each takes. Notation: {@code a|b} either form, {@code
 * a,b} either type, {@code [a]} list, {@code [a]!} list without repetition, {@code {k:a k!:b}} these
 * keys ({@code !} required; {@code {-} without x- keys, {@code {+} others allowed too), {@code
 * <name:a>} keys of one's choice ({@code <name+:a>} other names pass unseen), {@code 'x y'} these
 * words, {@code int(0..9)} a range, {@code ~rule} a text that a rule of the validator accepts. What
 * begins with a line of its own has each key on one, and goes on where a line begins with a blank.
 */
final class SchemaText {
  private SchemaText() {}

  /** The definition of that name; null when there is none. */
  static String of(String name) {
    return switch (name) {
      case "file" ->
          """
          { version:str name:str include:[include] services:<name:service>
            models:<name+:model> networks:<name+:network> volumes:<name:volume>
            secrets:<name:secret> configs:<name:config> }""";
      case "strings" -> "[str]!";
      case "text_or_list" -> "str|strings";
      case "dict" -> "<any:str,num,bool,null>|[str]!";
      case "command" -> "null|str|[str]";
      case "hosts" -> "<any:str|[str]>|[str]!";
      case "mounts" -> "[str|{ source:str target:str uid:str gid:str mode:num,str }]";
      case "ulimits" -> "<lower+:int,str|{ hard!:int,str soft!:int,str }>";
      case "include" -> "str|{- path:text_or_list env_file:text_or_list project_directory:str }";
      case "blkio_limits" -> "[{- path:str rate:int,str }]";
      case "blkio_weights" -> "[{- path:str weight:int,str }]";
      case "options" -> "<any+:str,num>";
      case "hook" ->
          "{ command!:command user:str privileged:bool,str working_dir:str environment:dict }";
      case "device_request" ->
          """
          { capabilities!:strings count:str,int device_ids:strings driver:str
            options:dict }""";
      case "gpu" ->
          "{+ capabilities:strings count:str,int device_ids:strings driver:str options:dict }";
      case "external" -> "bool,str,map&{ name:str }";
      case "external_open" -> "bool,str,map&{+ name:str }";
      case "build" ->
          """
          str|{ context:str dockerfile:str dockerfile_inline:str entitlements:[str] args:dict
            ssh:dict labels:dict cache_from:[str] cache_to:[str] no_cache:bool,str
            additional_contexts:dict network:str provenance:str,bool sbom:str,bool pull:bool,str
            target:str shm_size:int,str extra_hosts:hosts isolation:str privileged:bool,str
            secrets:mounts tags:[str] ulimits:ulimits platforms:[str] }""";
      case "healthcheck" ->
          """
          { disable:bool,str interval:str retries:num,str test:str|[str] timeout:str
            start_period:str start_interval:str }""";
      case "update" ->
          """
          { parallelism:int,str delay:str failure_action:str monitor:str
            max_failure_ratio:num,str order:'start-first stop-first' }""";
      case "deploy" ->
          """
          null|map&{ mode:str endpoint_mode:str replicas:int,str labels:dict
            rollback_config:update update_config:update
            resources:{ limits:{ cpus:num,str memory:str pids:int,str }
              reservations:{ cpus:num,str memory:str devices:[device_request]
                generic_resources:[{ discrete_resource_spec:{ kind:str value:num,str } }] } }
            restart_policy:{ condition:str delay:str max_attempts:int,str window:str }
            placement:{ constraints:[str] preferences:[{ spread:str }] max_replicas_per_node:int,str } }""";
      case "watch" ->
          """
          [{ ignore:text_or_list include:text_or_list path!:str
            action!:'rebuild sync restart sync+restart sync+exec' target:str exec:hook
            initial_sync:bool }]""";
      case "volume_mount" ->
          """
          str|{ type!:'bind volume tmpfs cluster npipe image' source:str target:str
            read_only:bool,str consistency:str
            bind:{ propagation:str create_host_path:bool,str
              recursive:'enabled disabled writable readonly' selinux:'z Z' }
            volume:{ labels:dict nocopy:bool,str subpath:str }
            tmpfs:{ size:int(0..)|str mode:num,str } image:{ subpath:str } }""";
      case "port" ->
          """
          num|str|{ name:str mode:str host_ip:str target:int,str published:str,int protocol:str
            app_protocol:str }""";
      case "attachment" ->
          """
          { aliases:strings interface_name:str ipv4_address:str ipv6_address:str
            link_local_ips:strings mac_address:str driver_opts:options priority:num gw_priority:num }""";
      case "dependency" ->
          """
          { restart:bool,str required:bool
            condition!:'service_started service_healthy service_completed_successfully' }""";
      case "service" ->
          """
          {
          develop:null|map&{ watch:watch }
          deploy:deploy
          annotations:dict
          attach:bool,str
          build:build
          blkio_config:{- device_read_bps:blkio_limits device_read_iops:blkio_limits
            device_write_bps:blkio_limits device_write_iops:blkio_limits weight:int,str
            weight_device:blkio_weights }
          cap_add:strings
          cap_drop:strings
          cgroup:'host private'
          cgroup_parent:str
          command:command
          configs:mounts
          container_name:~container_name
          cpu_count:str|int(0..)
          cpu_percent:str|int(0..100)
          cpu_shares:num,str
          cpu_quota:num,str
          cpu_period:num,str
          cpu_rt_period:num,str
          cpu_rt_runtime:num,str
          cpus:num,str
          cpuset:str
          credential_spec:{ config:str file:str registry:str }
          depends_on:strings|<name:dependency>
          device_cgroup_rules:strings
          devices:[str|{ source!:str target:str permissions:str }]
          dns:text_or_list
          dns_opt:strings
          dns_search:text_or_list
          domainname:str
          entrypoint:command
          env_file:str|[str|{- path!:str format:str required:bool,str }]
          label_file:str|[str]
          environment:dict
          expose:[str,num]!
          extends:str|{- service!:str file:str }
          provider:{ type!:str options:<any+:str,num,bool|[str,num,bool]> }
          external_links:strings
          extra_hosts:hosts
          gpus:'all'|[gpu]
          group_add:[str,num]!
          healthcheck:healthcheck
          hostname:str
          image:str
          init:bool,str
          ipc:str
          isolation:str
          labels:dict
          links:strings
          logging:{ driver:str options:<any+:str,num,null> }
          mac_address:str
          mem_limit:num,str
          mem_reservation:str,int
          mem_swappiness:int,str
          memswap_limit:num,str
          network_mode:str
          models:strings|<name+:{ endpoint_var:str model_var:str }|null>
          networks:strings|<name:attachment|null>
          oom_kill_disable:bool,str
          oom_score_adj:str|int(-1000..1000)
          pid:str,null
          pids_limit:num,str
          platform:str
          ports:[port]!
          post_start:[hook]
          pre_stop:[hook]
          privileged:bool,str
          profiles:strings
          pull_policy:~pull_policy
          pull_refresh_after:str
          read_only:bool,str
          restart:str
          runtime:str
          scale:int,str
          security_opt:strings
          shm_size:num,str
          secrets:mounts
          sysctls:dict
          stdin_open:bool,str
          stop_grace_period:str
          stop_signal:str
          storage_opt:map
          tmpfs:text_or_list
          tty:bool,str
          ulimits:ulimits
          use_api_socket:bool
          user:str
          uts:str
          userns_mode:str
          volumes:[volume_mount]!
          volumes_from:strings
          working_dir:str
          }""";
      case "model" -> "{ name:str model!:str context_size:int runtime_flags:[str] }";
      case "network" ->
          """
          null|map&{ name:str driver:str driver_opts:options
            ipam:{ driver:str options:<any:str>
              config:[{ subnet:str ip_range:str gateway:str aux_addresses:<any:str> }] }
            external:external internal:bool,str enable_ipv4:bool,str enable_ipv6:bool,str
            attachable:bool,str labels:dict }""";
      case "volume" ->
          "null|map&{ name:str driver:str driver_opts:options external:external labels:dict }";
      case "secret" ->
          """
          { name:str environment:str file:str external:external_open labels:dict driver:str
            driver_opts:options template_driver:str }""";
      case "config" ->
          """
          { name:str content:str environment:str file:str external:external_open labels:dict
            template_driver:str }""";
      default -> null;
    };
  }
}
