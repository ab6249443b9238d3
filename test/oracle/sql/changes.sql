-- Versions of a polygon layer against the one in force, by district and class.

create table compared as
select city, layer, old.version as before, new.version as after
from version old join version new using (city, layer) join layer using (city, layer)
where kind = 'polygon' and not old.in_force and new.in_force;

-- Class null: all classes of the layer together.
create table version_ground as
select city, layer, version, class, st_union(geom) as geom
from feature join (select distinct city, layer from compared) as wanted using (city, layer)
group by grouping sets ((city, layer, version, class), (city, layer, version));

create table change as
with pair as (
  select c.city, c.layer, before, old.class, old.geom as was, new.geom as is,
         st_difference(old.geom, new.geom) as lost, st_difference(new.geom, old.geom) as gained
  from compared c
  join version_ground old on (old.city, old.layer, old.version) = (c.city, c.layer, before)
  join version_ground new on (new.city, new.layer, new.version) = (c.city, c.layer, after)
    and new.class is not distinct from old.class)
select city, layer, before, class, district,
       square_metres(st_intersection(was, geom)) as before_m2, square_metres(st_intersection(lost, geom)) as lost_m2,
       square_metres(st_intersection(gained, geom)) as gained_m2, square_metres(st_intersection(pair.is, geom)) as after_m2
from pair join district using (city);

-- Connected pieces of ground inside one district that the layer lost or gained. Below a square centimetre they are what
-- rounding leaves along borders that stayed.
create table change_piece as
with pair as (
  select c.city, c.layer, before, st_difference(old.geom, new.geom) as lost, st_difference(new.geom, old.geom) as gained
  from compared c
  join version_ground old on (old.city, old.layer, old.version) = (c.city, c.layer, before) and old.class is null
  join version_ground new on (new.city, new.layer, new.version) = (c.city, c.layer, after) and new.class is null),
piece as (
  select city, layer, before, district, 'lost' as change, (st_dump(st_intersection(lost, geom))).geom from pair join district using (city)
  union all
  select city, layer, before, district, 'gained', (st_dump(st_intersection(gained, geom))).geom from pair join district using (city))
select city, layer, before, district, change, square_metres(geom) as square_metres,
       metres(st_boundary(geom)) as perimeter, geom
from piece where st_dimension(geom) = 2 and square_metres(geom) > 1e-4;

-- Sites that stand on lost ground, a point on its edge too; of polygons, what of them lies there.
create table site_on_lost as
select s.city, p.layer, before, s.layer as site_layer, s.id,
       case when st_dimension(s.geom) = 2 then sum(square_metres(st_intersection(s.geom, p.geom))) end as square_metres
from site s join change_piece p on p.city = s.city and change = 'lost' and st_intersects(s.geom, p.geom)
where p.layer <> s.layer and (st_dimension(s.geom) = 0 or st_area(st_intersection(s.geom, p.geom)) > 1e-16)
group by s.city, p.layer, before, s.layer, s.id, st_dimension(s.geom);
